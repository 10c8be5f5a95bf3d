"""`riwaya check`: is the knowledge sound, and how much of it is there?"""

from __future__ import annotations

import json
import sys
from pathlib import Path

import click

from riwaya.cli.language import language_option, say

UNSOUND = 4


@click.command("check")
@click.argument("folder", required=False, type=click.Path(path_type=Path), metavar="[DIR]")
@click.option("--json", "as_json", is_flag=True, help="Print counts and problems as one JSON object.")
@language_option
def command(folder: Path | None, as_json: bool) -> None:
    """Validate the knowledge and list every problem with file, entry and remedy.

    DIR is a folder of own knowledge, laid over the shipped. The exit status is 4 if there is a problem.
    """
    from riwaya.knowledge import knowledge_files
    from riwaya.knowledge.check import check

    counts, problems = check(knowledge_files(folder))
    if as_json:
        told = {"counts": counts, "problems": [{"where": p.where, "problem": p.detail} for p in problems]}
        click.echo(json.dumps(told, ensure_ascii=False, indent=1))
    else:
        for kind, number in counts.items():
            click.echo(f"{number:>8,}  {kind}")
        for problem in problems:
            click.echo(f"{problem.where}: {problem.detail}", err=True)
        click.echo(say("problems", number=len(problems)) if problems else say("sound"), err=True)
    sys.exit(UNSOUND if problems else 0)
