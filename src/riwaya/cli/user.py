"""`riwaya user`: names, roles and passwords for `riwaya serve --users`."""

from __future__ import annotations

from pathlib import Path

import click

from riwaya.cli.language import language_option, say
from riwaya.web.users import ROLES, write_user


@click.command("user")
@click.argument("file", type=click.Path(dir_okay=False, path_type=Path))
@click.argument("name")
@click.option("--role", type=click.Choice(ROLES), default="reader", show_default=True, help="What the user may do.")
@click.option("--password", prompt=True, hide_input=True, confirmation_prompt=True, help="Asked for if not given.")
@language_option
def command(file: Path, name: str, role: str, password: str) -> None:
    """Add the user NAME to FILE, or give him another role and password; the password is kept as an argon2 hash."""
    write_user(file, name, role, password)
    click.echo(say("user-written", name=name, role=role, path=file.name))
