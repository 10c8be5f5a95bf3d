"""Makes the pictures of the pages that the documents show: docs/images/PAGE-LANGUAGE.png.

    python tools/screenshots.py

Adds the examples to a library of its own, serves it, and looks at the main pages in Chromium, in both languages.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
import tempfile
import threading
import time
from collections.abc import Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path

import httpx
import uvicorn
from PIL import Image
from playwright.sync_api import Page, sync_playwright

from riwaya.show.texts import LANGUAGES
from riwaya.web.app import create_app

ROOT = Path(__file__).parents[1]
IMAGES = ROOT / "docs" / "images"
SIZE = {"width": 1160, "height": 860}
QUIET = ("--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader")  # draws without a graphics card
DRAWN = "#map-note[hidden], #inset-note[hidden]"  # what a map leaves when it is there
COLOURS = 256  # enough for pages, and a third of the bytes
SETTLED = 1500  # milliseconds for names and marks to fade in


@contextmanager
def served(library: Path) -> Iterator[str]:
    """The address under which a library is shown."""
    server = uvicorn.Server(uvicorn.Config(create_app(library), port=0, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started:
        time.sleep(0.01)
    yield f"http://127.0.0.1:{server.servers[0].sockets[0].getsockname()[1]}"
    server.should_exit = True
    thread.join(10)


def pages(address: str) -> dict[str, str]:
    """The pages by the names of their pictures."""
    with httpx.Client(base_url=address, timeout=60) as client:
        event = client.get("/api/v1/events?disputed=yes&sort=disputes&limit=1").json()["events"][0]["id"]
        report = client.get(f"/api/v1/events/{event}").json()["reports"][0]
    return {
        "overview": "/",
        "map": "/map?place=LBY&from=2019-01-01&to=2019-12-31&step=year",
        "event": f"/events/{event}#accounts",
        "article": f"/articles/{report['article_id']}",
        "control": "/control?at=2019-06-29",
        "search": "/search?q=القوات",
    }


def take(page: Page, path: str, file: Path) -> None:
    """Takes the picture of a page once it is drawn."""
    page.goto(path)
    if page.locator(".map").count():
        page.wait_for_selector(DRAWN, state="attached", timeout=60_000)
        page.wait_for_timeout(SETTLED)
    with Image.open(BytesIO(page.screenshot())) as picture:
        picture.convert("RGB").quantize(COLOURS, dither=Image.Dither.NONE).save(file, optimize=True)


def main() -> int:
    """Makes all pictures."""
    chromium = os.environ.get("CHROMIUM") or shutil.which("chromium") or shutil.which("google-chrome")
    if chromium is None:
        print("no Chromium is installed: apt-get install chromium", file=sys.stderr)
        return 1
    IMAGES.mkdir(parents=True, exist_ok=True)
    with tempfile.TemporaryDirectory() as folder, sync_playwright() as driver:
        library = Path(folder) / "examples.db"
        subprocess.run([sys.executable, "-m", "riwaya", "add", str(library), "examples", "--quiet"], cwd=ROOT, check=True)
        browser = driver.chromium.launch(executable_path=chromium, args=list(QUIET))
        with served(library) as address:
            for name, path in pages(address).items():
                for language in LANGUAGES:
                    context = browser.new_context(base_url=address, viewport=SIZE, locale=language, color_scheme="light")
                    take(context.new_page(), path, IMAGES / f"{name}-{language}.png")
                    context.close()
        browser.close()
    return 0


if __name__ == "__main__":
    sys.exit(main())
