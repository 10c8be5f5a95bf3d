"""Real servers for tests."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterator

import uvicorn

from riwaya.web.app import create_app
from riwaya.web.settings import Settings


def serving(settings: Settings) -> Iterator[str]:
    """A real server; its address."""
    server = uvicorn.Server(
        uvicorn.Config(create_app(settings.library, users=settings.users, settings=settings), port=0, log_level="error", server_header=False)
    )
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)
