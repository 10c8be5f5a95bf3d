"""Runs the commands that documents show and writes their real output into them.

    python tools/update_docs.py [--measured]

A comment `<!-- run: COMMAND -->` stands before each block that is the output of a command. `<!-- measured: COMMAND -->`
marks figures that need the gold annotations; they are written with --measured only.
"""

from __future__ import annotations

import argparse
import os
import re
import subprocess
from pathlib import Path

import codebook

ROOT = Path(__file__).parents[1]
DOCS = (*sorted(ROOT.glob("*.md")), *sorted(ROOT.glob("docs/*.md")))
BLOCK = re.compile(r"(<!-- (run|measured): (.*?) -->\n```\w*\n)(.*?)(^```)", re.S | re.M)


def output(command: str) -> str:
    """What a command prints, run by a shell in the project's folder: 100 columns wide, in English, without colour."""
    path = f"{ROOT / '.venv' / 'bin'}:{os.environ['PATH']}"
    settings = {**os.environ, "PATH": path, "COLUMNS": "100", "NO_COLOR": "1", "LC_ALL": "C.UTF-8", "TERM": "dumb"}
    done = subprocess.run(["bash", "-c", command], cwd=ROOT, env=settings, capture_output=True, text=True, check=True)
    return "".join(line.rstrip() + "\n" for line in done.stdout.splitlines())


def renewed(text: str, kinds: frozenset[str]) -> str:
    """The text of a document with the blocks of some kinds written anew."""
    return BLOCK.sub(lambda m: m[1] + output(m[3]) + m[5] if m[2] in kinds else m[0], text)


def main() -> None:
    """Renews all documents."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--measured", action="store_true", help="renew the figures, too")
    kinds = frozenset({"run", "measured"} if parser.parse_args().measured else {"run"})
    for path in DOCS:
        text = path.read_text("utf-8")
        path.write_text(renewed(text, kinds), "utf-8")
    codebook.FILE.write_text(codebook.renewed(codebook.FILE.read_text("utf-8")), "utf-8")


if __name__ == "__main__":
    main()
