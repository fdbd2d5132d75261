"""HTTP for parameters and experiments."""

from __future__ import annotations

from typing import Annotated

from fastapi import APIRouter, Path

from catalog.kinds import Role
from catalog.web import CurrentViewer
from core.db import after_commit, read_scope, session_scope
from core.web import problems
from experiments import service
from experiments.models import Experiment
from experiments.params import declared
from experiments.schemas import (
    ExperimentChange,
    ExperimentForm,
    ExperimentList,
    ExperimentView,
    ParamList,
    ParamView,
)

router = APIRouter(tags=["experiments"])


def _view(row: Experiment) -> ExperimentView:
    return ExperimentView.model_validate(row.model_dump())


@router.get("/experiments/params", responses=problems(401, 403))
def get_params(viewer: CurrentViewer) -> ParamList:
    """Every parameter that an experiment may override. For admins and moderators."""
    viewer.require_moderator()
    return ParamList(
        items=[
            ParamView(
                name=p.name, default=p.default, unit=p.unit, low=p.low, high=p.high, reason=p.reason
            )
            for p in declared()
        ]
    )


@router.get("/experiments", responses=problems(401, 403))
def get_experiments(viewer: CurrentViewer) -> ExperimentList:
    """All experiments, newest first. For admins and moderators."""
    viewer.require_moderator()
    with read_scope() as session:
        return ExperimentList(items=[_view(row) for row in service.list_experiments(session)])


@router.post("/experiments", status_code=201, responses=problems(401, 403, 409))
def post_experiment(form: ExperimentForm, viewer: CurrentViewer) -> ExperimentView:
    """A new draft. For admins."""
    admin = viewer.require_role(Role.ADMIN)
    with session_scope() as session:
        return _view(service.create_experiment(session, form, admin))


@router.patch("/experiments/{key}", responses=problems(401, 403, 404, 409))
def patch_experiment(
    key: Annotated[str, Path(max_length=60)], change: ExperimentChange, viewer: CurrentViewer
) -> ExperimentView:
    """Starts, stops or describes an experiment. For admins."""
    viewer.require_role(Role.ADMIN)
    with session_scope() as session:
        changed = service.change_experiment(session, key, change)
        after_commit(session, service.forget_experiments)
        return _view(changed)
