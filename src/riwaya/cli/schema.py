"""`riwaya schema`: what a line of the output holds."""

from __future__ import annotations

import json

import click

from riwaya.cli.language import language_option


@click.command("schema")
@language_option
def command() -> None:
    """Print the JSON Schema (2020-12) of a report as `riwaya code` writes it."""
    from riwaya.exports.schema import report_schema

    click.echo(json.dumps(report_schema(), ensure_ascii=False, indent=2))
