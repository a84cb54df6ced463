"""``briefterm note import``: annotations of another library or program."""

from __future__ import annotations

from collections import Counter
from pathlib import Path

import click

from briefterm.cli.context import Session, library_options, refreshed, warn
from briefterm.cli.output import print_json, print_text
from briefterm.paths import expanded
from briefterm.terminal import visible_line

_DONE = {"add": "added", "update": "updated"}


@click.command("import")
@click.argument("file", metavar="FILE")
@click.option("--dry-run", is_flag=True, help="Tell what would be taken in, and do nothing.")
@click.option("--json", "as_json", is_flag=True, help="Print what was done as JSON.")
@library_options
@click.pass_obj
def import_(session: Session, file: str, *, dry_run: bool, as_json: bool) -> int:
    """Take in notes from FILE, W3C Web Annotations as `export --format jsonld` writes them.

    Notes keep their ids, so that nothing comes twice. What is newer here stays as it is.
    """
    library = session.library()
    refreshed(library)
    plan = library.exports.import_plan(expanded(Path(file)))
    if not dry_run:
        library.exports.take_in(plan)
    for warning in plan.warnings:
        warn(warning)
    changes = [item for item in plan.items if item.action in _DONE]
    if as_json:
        print_json([{"action": i.action, "kind": i.kind, "id": i.id} for i in plan.items])
        return 1 if plan.warnings else 0
    would = "would be " if dry_run else ""
    for item in changes:
        print_text(f"{item.kind} {visible_line(item.id)} {would}{_DONE[item.action]}")
    counts = Counter(item.action for item in plan.items)
    if counts["same"]:
        warn(f"{counts['same']} up to date")
    if counts["older"]:
        warn(f"{counts['older']} older than here and left out")
    return 1 if plan.warnings else 0
