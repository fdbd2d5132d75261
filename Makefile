# Jhalak's commands; `make help` lists them. Everything they write goes to .venv and .data.

SHELL := /bin/sh
BIN := .venv/bin
STAMP := .venv/.installed
PYTHON ?= $(shell for p in python3.11 python3 python; do \
	"$$p" -c 'import sys; sys.exit(sys.version_info[:2] != (3, 11))' 2>/dev/null && command -v "$$p" && break; done)
ENVIRONMENT = @test -n "$(PYTHON)" || { echo "jhalak: Python 3.11 is needed and was not found." >&2; exit 1; }; \
	"$(PYTHON)" -I app/launch/environment.py

# A start without compiled modules takes twice as long.
unexport PYTHONDONTWRITEBYTECODE

.DEFAULT_GOAL := help
.PHONY: help install run build test lint check bench format clean

help: # List these commands
	@sed -n 's/^\([a-z]*\):[^#]*# \(.*\)/  make \1\t\2/p' Makefile | expand -t 18

install: $(STAMP)-dev # Prepare the environment alone: .venv with everything pinned

run: $(STAMP)-runtime # Install what is missing, migrate, seed the demo, start everything, print the address
	@exec $(BIN)/python -m app.cli run

build: $(STAMP)-runtime # Build the frontend, if its sources changed
	@exec $(BIN)/python -m app.cli build

test: $(STAMP)-dev # Install what is missing, run the whole test suite (unit, integration, browser)
	@exec $(BIN)/python -m app.cli test

lint: $(STAMP)-dev # Check format, lint, types and import contracts
	$(BIN)/ruff format --check .
	$(BIN)/ruff check .
	$(BIN)/mypy
	$(BIN)/lint-imports

check: lint # The same, and the fast tests
	$(BIN)/pytest -q -n 2 -m "not slow and not e2e and not benchmark"

bench: $(STAMP)-dev # Run the benchmarks; each prints one JSON object last
	@exec $(BIN)/python -m bench

format: $(STAMP)-dev # Format the sources and mend what lint can mend
	$(BIN)/ruff format .
	$(BIN)/ruff check --fix .

clean: # Remove what was built; data and environment stay
	rm -rf .data/web .data/frontend .web .states assets/external .mypy_cache .ruff_cache .pytest_cache

$(STAMP)-runtime: requirements.txt
	$(ENVIRONMENT) runtime

$(STAMP)-dev: requirements-dev.txt requirements.txt
	$(ENVIRONMENT) dev
