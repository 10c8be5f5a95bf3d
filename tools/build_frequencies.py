"""Make `ar/frequencies.tsv` from a list of form counts (`form<TAB>count`): folded forms by the log2 of their count."""

from __future__ import annotations

import argparse
import math
import re
from collections import Counter, defaultdict
from pathlib import Path

from riwaya.spelling import key

ROOT = Path(__file__).resolve().parents[1]
TARGET = ROOT / "src" / "riwaya_knowledge" / "ar" / "frequencies.tsv"
LEAST = 10
LONGEST = 13


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("counts", type=Path, help="lines of form<TAB>count")
    parser.add_argument("--least", type=int, default=LEAST)
    arguments = parser.parse_args()
    counts: Counter[str] = Counter()
    for line in arguments.counts.read_text(encoding="utf-8").splitlines():
        form, _, count = line.partition("\t")
        form = key(form)
        if re.fullmatch("[ء-ي]+", form) and len(form) <= LONGEST:
            counts[form] += int(count)
    rows: defaultdict[int, list[str]] = defaultdict(list)
    for form, count in counts.items():
        if count >= arguments.least:
            rows[int(math.log2(count))].append(form)
    with TARGET.open("w", encoding="utf-8") as out:
        out.write("log2\tforms\n")
        for power in sorted(rows, reverse=True):
            out.write(f"{power}\t{'|'.join(sorted(rows[power]))}\n")
    print(f"{sum(map(len, rows.values()))} forms, {TARGET.stat().st_size} bytes")


if __name__ == "__main__":
    main()
