"""Reports as `riwaya code` writes them, each with the event to which it belongs: the only format that loses nothing."""

from __future__ import annotations

import json

from riwaya.exports.export import Export, Lines, Setting, Written
from riwaya.exports.told import Told
from riwaya.store import StoredReport

FILE = "reports.jsonl"


class Jsonl(Export):
    """reports.jsonl."""

    name = "jsonl"

    def __init__(self, setting: Setting) -> None:
        super().__init__(setting)
        self._lines = Lines(setting.folder / FILE)

    def add(self, told: Told) -> None:
        """Writes the reports of an event."""
        for stored in told.reports:
            self._lines.write(json.dumps(report_record(stored), ensure_ascii=False) + "\n")

    def close(self) -> tuple[Written, ...]:
        """Ends the file."""
        self._lines.end()
        return (Written(FILE, self._lines.rows),)


def report_record(stored: StoredReport) -> dict[str, object]:
    """The JSON object of a report: as `riwaya code` gives it, and `event` behind it."""
    head = {"article": stored.article.name, "article_id": stored.article.id, "genre": stored.article.genre}
    return {**head, **stored.report.to_dict(), "event": stored.event}
