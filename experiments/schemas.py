"""The wire form of parameters and experiments."""

from __future__ import annotations

from datetime import datetime
from typing import Literal

from pydantic import BaseModel, ConfigDict, Field

from experiments.assignment import SLOTS
from experiments.models import ExperimentState

ParamValue = bool | int | float | str
KEY = r"^[a-z0-9][a-z0-9_.-]{0,59}$"


class ParamView(BaseModel):
    """One parameter of the registry."""

    name: str = Field(examples=["feed.weight.freshness"])
    default: ParamValue
    unit: str
    low: ParamValue | None
    high: ParamValue | None
    reason: str


class ParamList(BaseModel):
    """All parameters, by name."""

    items: list[ParamView]


class ArmForm(BaseModel):
    """One arm; no overrides means control."""

    model_config = ConfigDict(extra="forbid")

    name: str = Field(pattern=KEY, examples=["fresher"])
    weight: int = Field(1, ge=1, le=1000)
    overrides: dict[str, ParamValue] = Field(
        default_factory=dict, max_length=50, examples=[{"feed.weight.freshness": 0.6}]
    )


class ExperimentForm(BaseModel):
    """A new experiment; it starts as a draft."""

    model_config = ConfigDict(extra="forbid")

    key: str = Field(pattern=KEY, examples=["fresher-feed"])
    description: str = Field("", max_length=500)
    layer: str = Field("default", pattern=KEY)
    traffic: float = Field(1.0, gt=0, le=1, description="Share of the layer's units.")
    arms: list[ArmForm] = Field(min_length=2, max_length=10)


class ExperimentChange(BaseModel):
    """What may change: the description, and the state forwards."""

    model_config = ConfigDict(extra="forbid")

    description: str | None = Field(None, max_length=500)
    state: Literal["running", "stopped"] | None = None


class ArmView(BaseModel):
    """One arm as stored."""

    name: str
    weight: int
    overrides: dict[str, ParamValue]


class ExperimentView(BaseModel):
    """An experiment as stored."""

    key: str
    description: str
    layer: str
    first_slot: int = Field(ge=0, lt=SLOTS)
    end_slot: int = Field(gt=0, le=SLOTS)
    arms: list[ArmView]
    state: ExperimentState
    created_at: datetime
    started_at: datetime | None
    stopped_at: datetime | None


class ExperimentList(BaseModel):
    """All experiments, newest first."""

    items: list[ExperimentView]
