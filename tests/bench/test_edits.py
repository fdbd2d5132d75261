"""The preview in a real browser and the server's render show the same frames."""

from __future__ import annotations

import pytest

from bench.edits import measure
from core.packages import PackageUnavailable
from studio.lettering.materials import fetch_materials


@pytest.mark.slow
@pytest.mark.e2e
def test_preview_and_render_show_the_same_frames() -> None:
    try:
        fetch_materials()
    except PackageUnavailable as error:
        pytest.skip(str(error))
    figures = measure(lists=4, frames=3, seed=7)
    assert float(str(figures["ssim_min"])) >= 0.98
    assert figures["trim_error_frames"] == 0
    assert (figures["wrong_length"], figures["unread"]) == (0, 0)
