"""The command `riwaya`. Every command is `command` in the module of its name, imported only when it is called."""

from __future__ import annotations

import gc
import importlib
import os
import sys

import click

from riwaya.cli.language import language_option, say_issue
from riwaya.errors import Issue, RiwayaError

COMMANDS = {
    "code": "Code articles into reports.",
    "add": "Code articles and add them to a library.",
    "serve": "Show a library in a browser.",
    "user": "Add a user for serve --users.",
    "search": "Search articles, sentences and names.",
    "events": "List the events of a library.",
    "event": "Show an event and its accounts side by side.",
    "judge": "Say whether two reports tell of one occurrence.",
    "review": "Accept, reject and correct reports; agreement, adjudication, gold.",
    "control": "Show who is said to hold a place, and who disputes it.",
    "naming": "Show how outlets and voices name an actor and its events.",
    "outlets": "Show what each outlet tells and whom it quotes.",
    "changes": "Show what was added to a library and altered in it.",
    "export": "Write events and reports in formats that other programs read.",
    "show": "Show an article with its reports.",
    "check": "Validate the knowledge and list every problem.",
    "evaluate": "Score reports against a gold annotation.",
    "schema": "Print the JSON Schema of a report.",
}
INTERRUPTED = 130
COLLECT = 50_000  # new objects between two collections: nearly all that a command reads lives until it ends


class Commands(click.Group):
    """The commands, imported lazily: `riwaya code` does not wait for what `riwaya show` needs."""

    def list_commands(self, ctx: click.Context) -> list[str]:
        """The names of the commands in the order of `--help`."""
        return list(COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        """The command of a name, or None."""
        if cmd_name not in COMMANDS:
            return None
        found = importlib.import_module(f"riwaya.cli.{cmd_name}").command
        return found if isinstance(found, click.Command) else None

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """Writes the list of commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(list(COMMANDS.items()))


@click.command(cls=Commands)
@click.version_option(package_name="riwaya")
@language_option
def riwaya() -> None:
    """Read Arabic news and write down who did what to whom, where, when, and according to whom."""


def main() -> None:
    """Runs the command; whatever goes wrong is told on one line, with the exit status of its fault."""
    gc.set_threshold(COLLECT)
    try:
        riwaya.main(standalone_mode=False)
    except click.exceptions.Exit as done:
        sys.exit(done.exit_code)
    except click.ClickException as error:
        error.show()
        sys.exit(error.exit_code)
    except RiwayaError as error:
        sys.exit(_told(error.issue, error.fault.exit or 1))
    except (KeyboardInterrupt, click.Abort):
        sys.exit(INTERRUPTED)
    except BrokenPipeError:  # the reader of our output went away, as `head` does
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        sys.exit(0)
    except Exception as error:
        if os.environ.get("RIWAYA_DEBUG"):
            raise
        sys.exit(_told(Issue("internal", "", f"{type(error).__name__}: {error}"), 1))


def _told(issue: Issue, status: int) -> int:
    click.echo(say_issue(issue), err=True)
    return status
