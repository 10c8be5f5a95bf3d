"""`riwaya serve`: the web application of a library."""

from __future__ import annotations

import socket
import threading
import webbrowser
from pathlib import Path

import click

from riwaya.cli.language import language, language_option, say
from riwaya.cli.library import library_path
from riwaya.errors import UsageError
from riwaya.store import open_library


@click.command("serve")
@click.argument("library", required=False, type=click.Path(dir_okay=False, path_type=Path), metavar="[LIBRARY.db]")
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen on; others reach this machine only if told so.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(0, 65535), help="Port to listen on; 0 takes a free one.")
@click.option("--users", type=click.Path(dir_okay=False, path_type=Path), help="A file of users, who then have to sign in.")
@click.option("--no-browser", is_flag=True, help="Open no browser.")
@language_option
def command(library: Path | None, host: str, port: int, users: Path | None, no_browser: bool) -> None:
    """Show a library in a browser: events, accounts side by side, articles with their marks. Needs no network; Ctrl+C ends it.

    LIBRARY.db is by default $RIWAYA_LIBRARY or the only .db file here.
    """
    path = library_path(library)
    open_library(path).close()
    listener = _listener(host, port)

    import uvicorn

    from riwaya.web.app import create_app
    from riwaya.web.settings import LOOPBACK, Settings

    local = host in LOOPBACK
    settings = Settings(path, users, hosts=LOOPBACK if local else ())
    app = create_app(path, users=users, settings=settings)
    shown = host if local else socket.gethostname()
    address = f"http://{f'[{shown}]' if ':' in shown else shown}:{listener.getsockname()[1]}/"
    click.echo(say("serving", name=path.name, address=address))
    if not local and users is None:
        click.echo(say("serving-open"), err=True)
    if not no_browser:
        threading.Timer(1.0, webbrowser.open, [f"{address}?lang={language()}"]).start()
    uvicorn.Server(uvicorn.Config(app, log_level="warning", server_header=False, access_log=False)).run([listener])


def _listener(host: str, port: int) -> socket.socket:
    """A socket that listens; raises UsageError if the address cannot be had."""
    try:
        family = socket.AF_INET6 if ":" in host else socket.AF_INET
        listener = socket.socket(family, socket.SOCK_STREAM)
        listener.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        listener.bind((host, port))
    except OSError as error:
        raise UsageError("usage", f"{host}:{port}", say("no-port", reason=error.strerror or str(error))) from error
    return listener
