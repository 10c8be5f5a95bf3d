"""Measures the web application on a library of invented reports: each page's time, the map of a year, and many requests at a time.

    python tools/bench_web.py [LIBRARY.db] [--reports N] [--seconds S] [--at-once N] [--strict] [--json]

A real server in a process of its own answers; a page is asked for several times, the median counts. Then many ask at the same time for all of
these pages, for a minute. Without a library one is made (with 100,000 reports that takes minutes). --strict fails where a target is missed.
"""

from __future__ import annotations

import argparse
import asyncio
import itertools
import json
import os
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from urllib.parse import quote

import httpx

ROOT = Path(__file__).parents[1]
RUNS = 7
PAGE, YEAR = 300.0, 1000.0  # targets in milliseconds at 100,000 reports
PATIENCE = 60.0  # seconds for which one of many waits for its answer


@contextmanager
def served(library: Path) -> Iterator[str]:
    """The address of a server that shows a library, once it has read it."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "riwaya", "serve", str(library), "--port", str(port), "--no-browser"]
    server = subprocess.Popen(command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
    address = f"http://127.0.0.1:{port}"
    try:
        for _ in range(600):
            try:
                httpx.get(f"{address}/api/v1/overview", timeout=PATIENCE)
                break
            except httpx.ConnectError:
                time.sleep(0.1)
        yield address
    finally:
        server.terminate()
        server.wait()


def pages(address: str) -> dict[str, str]:
    """The addresses of pages by what they show: of what the library has most of."""
    with httpx.Client(base_url=f"{address}/api/v1", timeout=PATIENCE) as api:

        def most(path: str, of: str) -> dict[str, str]:
            row: dict[str, str] = api.get(path).json()[of][0]
            return row

        largest, disputed = (most(f"/events?sort={order}&limit=1", "events")["id"] for order in ("reports", "disputes"))
        actor, outlet = most("/actors?limit=1", "actors")["id"], quote(most("/outlets", "outlets")["outlet"], safe="")
        places = api.get("/places?type=CONTROL&limit=9").json()["places"]
        waiting = api.get("/review/queue?limit=1").json()["items"][0]["report"]
        article = api.get(f"/events/{disputed}").json()["reports"][0]["article_id"]
    place = next(row["id"] for row in places if row["precision"] == 1)
    return {
        "overview": "/", "events": "/events", "events of a type, disputed": "/events?type=ASSAULT&disputed=yes&sort=disputes",
        "events, far on": "/events?offset=9000", "timeline": f"/events?view=timeline&place={place}", "event, largest": f"/events/{largest}",
        "event, most disputed": f"/events/{disputed}", "article": f"/articles/{article}", "articles": "/articles",
        "search, a word": "/search?q=بالقوات", "search, a phrase": '/search?q="حكومة الوفاق" type:CONTROL',
        "search, articles": "/search?q=القوات&within=articles", "actors": "/actors", "actor": f"/actors/{actor}", "places": "/places",
        "place": f"/places/{place}", "outlets": "/outlets", "outlet": f"/outlets/{outlet}", "control": f"/control?place={place}",
        "control at a day": f"/control?place={place}&at=2013-06-01", "naming": f"/naming?actor={actor}", "map": "/map", "codebook": "/codebook",
        "data": "/data", "changes": "/changes", "review": "/review", "a report to review": f"/review/{waiting}",
        "links to review": "/review/links", "agreement": "/review/agreement",
    }  # fmt: skip


def times(address: str, path: str) -> float:
    """The median of the milliseconds in which an address is answered."""
    taken = []
    with httpx.Client(base_url=address, headers={"accept": "text/html"}, timeout=PATIENCE) as client:
        for _ in range(RUNS):
            begin = time.perf_counter()
            client.get(path).raise_for_status()
            taken.append(1000 * (time.perf_counter() - begin))
    return statistics.median(taken)


async def crowd(address: str, paths: list[str], at_once: int, seconds: float) -> dict[str, float]:
    """What many see who ask for pages one after the other for some time: answers a second, errors, and the milliseconds that half of them
    and all but one in twenty wait at most."""
    waited: list[float] = []
    errors = 0
    end = time.monotonic() + seconds

    async def one(client: httpx.AsyncClient, mine: Iterator[str]) -> None:
        nonlocal errors
        while time.monotonic() < end:
            begin = time.perf_counter()
            try:
                answer = await client.get(next(mine))
                errors += answer.status_code != 200
            except httpx.HTTPError:
                errors += 1
            waited.append(1000 * (time.perf_counter() - begin))

    limits = httpx.Limits(max_connections=at_once)
    async with httpx.AsyncClient(base_url=address, headers={"accept": "text/html"}, timeout=PATIENCE, limits=limits) as client:
        turns = (itertools.islice(itertools.cycle(paths), number % len(paths), None) for number in range(at_once))
        await asyncio.gather(*(one(client, mine) for mine in turns))
    half, most = statistics.median(waited), statistics.quantiles(waited, n=20)[-1]
    return {"answers a second": len(waited) / seconds, "errors": float(errors), "half wait, ms": half, "19 of 20 wait, ms": most}


def main() -> None:
    """Measures and prints a table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("library", nargs="?", type=Path, help="a library to show; without it one is made")
    parser.add_argument("--reports", type=int, default=100_000, help="how many reports to make (default: 100000)")
    parser.add_argument("--at-once", type=int, default=50, help="how many ask at the same time (default: 50)")
    parser.add_argument("--seconds", type=float, default=60.0, help="for how long (default: 60)")
    parser.add_argument("--strict", action="store_true", help="fail where a target is missed")
    parser.add_argument("--json", action="store_true", help="print the figures as JSON")
    arguments = parser.parse_args()
    with tempfile.TemporaryDirectory() as folder:
        library = arguments.library or Path(folder, "made.db")
        if arguments.library is None:
            command = [sys.executable, str(ROOT / "tools" / "synthetic.py"), str(library), "--reports", str(arguments.reports)]
            subprocess.run(command, check=True, env=os.environ)
        with served(library) as address:
            asked = pages(address)
            measured = {f"{name}, ms": (times(address, path), PAGE) for name, path in asked.items()}
            measured["map data of a year, ms"] = times(address, "/map.json?from=2013-01-01&to=2013-12-31"), YEAR
            together = asyncio.run(crowd(address, list(asked.values()), arguments.at_once, arguments.seconds))
    measured |= {f"{arguments.at_once} at once: {name}": (value, 0.0 if name == "errors" else None) for name, value in together.items()}
    missed = [name for name, (value, target) in measured.items() if target is not None and value > target]
    if arguments.json:
        print(json.dumps({name: value for name, (value, _) in measured.items()}, ensure_ascii=False))
    else:
        for name, (value, target) in measured.items():
            against = "" if target is None else f"   target {target:8,.0f}   {'missed' if name in missed else 'reached'}"
            print(f"{name:40} {value:10,.1f}{against}")
    if missed and arguments.strict:
        sys.exit(f"missed: {', '.join(missed)}")


if __name__ == "__main__":
    main()
