"""Where the checkout keeps what it builds.

The toolchain and the built frontend depend on the sources alone, so they lie in the checkout's own
`.data`, whatever `JHALAK_DATA_DIR` says; an installation's data folder holds only its data.
"""

from __future__ import annotations

from core.settings import ROOT

CACHE = ROOT / ".data"
TOOLCHAIN = CACHE / "toolchain"
WEB = CACHE / "web"
FRONTENDS = CACHE / "frontend"
PROCFILE = ROOT / "Procfile"
