"""The interface for programs against its own description: schemathesis asks it all sorts of things, sensible and not.

The cases are the same at every run. More of them, or those of a running server:

    RIWAYA_EXAMPLES=300 python -m pytest tests/web/test_schema.py
    schemathesis run http://127.0.0.1:8000/api/v1/openapi.json"""

from __future__ import annotations

import json
import os
import shutil
import subprocess
import sys
from pathlib import Path

import httpx
import pytest

ROOT = Path(__file__).parents[2]
EXAMPLES = os.environ.get("RIWAYA_EXAMPLES", "")  # of each operation; if given, all bounds are tried, too
FEW = "20"


def known(address: str) -> str:
    """What a run is told of the library, so that it asks for what is there as well: ids for the paths, names for what must be given."""
    with httpx.Client(base_url=f"{address}/api/v1", timeout=30) as api:
        events = [row["id"] for row in api.get("/events?sort=reports&limit=3").json()["events"]]
        reports = [row["id"] for row in api.get(f"/events/{events[0]}").json()["reports"][:3]]
        articles = [row["id"] for row in api.get("/articles?limit=3").json()["articles"]]
        outlets = [row["outlet"] for row in api.get("/outlets").json()["outlets"][:3]]
    values = {
        "events": events, "reports": reports, "articles": articles, "outlets": outlets, "actors": ["LBY.LNA", "LBY.GNA"],
        "places": ["ly.sirte", "ly.gharyan"],
    }  # fmt: skip
    asked = {f"/api/v1/{kind}/{{{name}}}": (f"path.{name}", kind) for kind in values for name in ("outlet" if kind == "outlets" else "id",)}
    asked |= {"/api/v1/articles/{id}/raw": ("path.id", "articles"), "/api/v1/control": ("query.place", "places")}
    asked |= {"/api/v1/naming": ("query.actor", "actors")}
    told = [f"[dictionaries.{kind}]\nvalues = {json.dumps(some, ensure_ascii=False)}\n" for kind, some in values.items()]
    for path, (name, kind) in asked.items():
        told.append(f'[[operations]]\ninclude-path = "{path}"\n[operations.parameters."{name}"]\ndictionary = "{kind}"\nprobability = 0.7\n')
    return "\n".join(told)


def test_every_answer_is_as_described(address: str, tmp_path: Path) -> None:
    program = shutil.which("schemathesis", path=str(Path(sys.executable).parent))
    if program is None:
        pytest.skip("schemathesis is not installed (`pip install schemathesis`)")
    (tmp_path / "schemathesis.toml").write_text(f"{(ROOT / 'schemathesis.toml').read_text('utf-8')}\n{known(address)}", "utf-8")
    command = [
        program, "--config-file", str(tmp_path / "schemathesis.toml"), "run", f"{address}/api/v1/openapi.json",
        "--max-examples", EXAMPLES or FEW, "--phases", "examples,coverage,fuzzing" if EXAMPLES else "examples,fuzzing",
        "--generation-deterministic", "--include-method", "GET", "--no-color", "--workers", "2",
    ]  # fmt: skip
    done = subprocess.run(command, cwd=tmp_path, capture_output=True, text=True, timeout=600)
    assert done.returncode == 0, done.stdout[done.stdout.find(" FAILURES ") :][:6000] + done.stderr[-2000:]
