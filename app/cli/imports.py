"""`import products FILE|URL` and `import videos DIR --creator HANDLE`."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

if TYPE_CHECKING:
    from catalog.importers.records import ImportReport

MAX_FEED_BYTES = 200 * 1024 * 1024


def register(cli: typer.Typer) -> None:
    """Adds the commands."""
    group = typer.Typer(no_args_is_help=True, help="Bring in products and clips.")
    group.command("products", help="Google Merchant XML or TSV, Shopify products.json, CSV.")(
        products
    )
    group.command("videos", help="Every clip of a folder, as one creator.")(videos)
    cli.add_typer(group, name="import")


def products(
    feed: Annotated[str, typer.Argument(metavar="FILE|URL")],
    source: Annotated[str, typer.Option(help="Name of the feed; default: its file name.")] = "",
    brand: Annotated[str, typer.Option(help="Handle of the brand account that sells.")] = "",
) -> None:
    """Imports a product feed. A second run updates what changed."""
    from rich.progress import Progress

    from catalog.importers.pictures import fetch
    from catalog.importers.products import import_products
    from catalog.importers.readers import read_feed
    from catalog.service import get_creator
    from core.db import read_scope
    from core.errors import InvalidInput
    from moderation.intake.screening import screen_product

    is_web = feed.startswith(("http://", "https://"))
    path = Path(feed)
    if not is_web and not path.is_file():
        raise InvalidInput(f"{feed} is not a file.")
    if not is_web and path.stat().st_size > MAX_FEED_BYTES:
        raise InvalidInput(f"{feed} is larger than {MAX_FEED_BYTES // 2**20} MB.")
    items = read_feed(fetch(feed, MAX_FEED_BYTES) if is_web else path.read_bytes())
    brand_id = None
    if brand:
        with read_scope() as session:
            brand_id = get_creator(session, brand).id
    with Progress(transient=True) as bar:
        task = bar.add_task("products", total=len(items))
        report = import_products(
            items,
            source=(source or Path(feed.split("?")[0]).name)[:60],
            beside=None if is_web else path.parent,
            brand_id=brand_id,
            screen=screen_product,
            on_progress=lambda done: bar.update(task, completed=done),
        )
    _say(report, "products")


def videos(
    folder: Annotated[Path, typer.Argument(metavar="DIR")],
    creator: Annotated[str, typer.Option(help="Handle of the creator or brand.")],
) -> None:
    """Hands in every clip of a folder. A second run hands in only what is new."""
    from rich.progress import Progress

    from app.importing.videos import clips_in, import_videos, importing_creator

    account = importing_creator(creator)
    with Progress(transient=True) as bar:
        task = bar.add_task("clips", total=len(clips_in(folder)))
        report = import_videos(
            folder,
            account,
            on_progress=lambda done, name: bar.update(task, completed=done, description=name[:30]),
        )
    _say(report, "clips")
    if report.created:
        print("They are being processed; the studio shows how far they are.")


def _say(report: ImportReport, noun: str) -> None:
    print(
        f"{report.created} {noun} new, {report.updated} updated, {report.unchanged} unchanged, "
        f"{len(report.refused)} refused"
        + (f", {len(report.held)} not shown until a person has looked" if report.held else "")
    )
    for held in report.held:
        print(f"  held     {held.where}: {held.reason}")
    for refusal in report.refused:
        print(f"  refused  {refusal.where}: {refusal.reason}")
    for warning in report.warnings:
        print(f"  warning  {warning.where}: {warning.reason}")
    if report.refused and not (report.created or report.updated or report.unchanged):
        sys.exit(1)
