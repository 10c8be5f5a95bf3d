"""Writes an export: a folder with a file or two for each format, and beside them what tells how they came about."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from riwaya.errors import InputError
from riwaya.exports.acled import AcledStyle
from riwaya.exports.audit import SIZE, AuditSample
from riwaya.exports.datapackage import write_datapackage
from riwaya.exports.event_row import EventRows
from riwaya.exports.events import EventsCsv
from riwaya.exports.export import Export, Setting, Written
from riwaya.exports.folder import make_room
from riwaya.exports.geojson import GeoJson
from riwaya.exports.hxl import Hxl
from riwaya.exports.jsonl import Jsonl
from riwaya.exports.names import KINDS, Names, kinds_in
from riwaya.exports.parquet import Parquet, arrow
from riwaya.exports.participants import ParticipantsCsv
from riwaya.exports.plover import Plover
from riwaya.exports.readme import Contents, Loss, losses, write_readme
from riwaya.exports.select import Selection
from riwaya.exports.sources import Sources
from riwaya.exports.ucdp import UcdpStyle
from riwaya.knowledge import knowledge_files
from riwaya.knowledge.files import read_tsv, read_yaml
from riwaya.store import Filter, Library

EXPORTS: Mapping[str, type[Export]] = {
    kind.name: kind for kind in (EventsCsv, ParticipantsCsv, Jsonl, Plover, AcledStyle, UcdpStyle, GeoJson, Hxl, Parquet)
}
DATAPACKAGE = "datapackage"
FORMATS = (*EXPORTS, DATAPACKAGE)
DEFAULT = tuple(name for name in FORMATS if name != Parquet.name)
VOCABULARIES = ("plover.yaml", "acled_style.yaml", "ucdp_style.yaml", "countries.tsv")
Progress = Callable[[int, int], None]


@dataclass(frozen=True, slots=True)
class Result:
    """What an export wrote: totals, files, and what each format had to leave out."""

    counts: Mapping[str, int]
    files: tuple[Written, ...]
    losses: tuple[Loss, ...]


def export(
    library: Library,
    folder: Path,
    formats: Sequence[str],
    filter: Filter,
    *,
    query: Mapping[str, str],
    version: str,
    excel: bool = False,
    force: bool = False,
    knowledge: Path | None = None,
    progress: Progress = lambda done, total: None,
) -> Result:
    """Writes the events that pass a filter into a folder, in some of FORMATS; gives what was written.

    `query` tells the filter in words, `version` is the program's; `knowledge` is a folder whose vocabularies are laid over the shipped;
    `progress` is called with the number of events done and of all. Raises InputError if the folder cannot be written, UsageError if it
    is not empty (`force` removes what an earlier export wrote there) or a format needs something that is not installed."""
    try:
        if Parquet.name in formats:
            arrow()  # what is missing is told before anything is removed
        make_room(folder, force=force)
        library.db.execute("BEGIN")  # one state of the library, whatever others add meanwhile
        return _export(library, folder, formats, filter, query, version, excel, knowledge, progress)
    except OSError as error:
        raise InputError("unwritable", str(error.filename or folder), error.strerror or "") from error
    finally:
        library.db.rollback()


def _export(
    library: Library,
    folder: Path,
    formats: Sequence[str],
    filter: Filter,
    query: Mapping[str, str],
    version: str,
    excel: bool,
    knowledge: Path | None,
    progress: Progress,
) -> Result:
    known = knowledge_files(knowledge)
    names = Names(library, kinds_in(known[f"vocabularies/{KINDS}"]))
    setting = Setting(folder, excel, names, EventRows(names), _vocabularies(known))
    exports = [EXPORTS[name](setting) for name in EXPORTS if name in formats]
    selection, sample, sources = Selection(library, filter, names), AuditSample(names), Sources(setting)
    total, reports = selection.count()
    done = drawn = 0
    for told in selection.events():
        for one in exports:
            one.add(told)
        sample.add(told)
        sources.add(told)
        done, drawn = done + 1, drawn + len(told.selected)
        progress(done, total)
    articles = sources.end()
    files = [*(written for one in exports for written in one.close()), articles, sample.write(setting)]
    counts = {"events": done, "reports": reports, "reports that pass themselves": drawn, "articles": articles.rows}
    contents = Contents(version, query, counts, selection.unlinked(), tuple(files), sources.outlets, min(SIZE, drawn))
    files.append(write_readme(setting, library, exports, contents))
    if DATAPACKAGE in formats:
        about = {"name": "riwaya-export", "title": f"Events from the library {library.name}", "version": version, "query": dict(query)}
        files.append(write_datapackage(setting, files, about))
    return Result(counts, tuple(files), losses(exports))


def _vocabularies(files: Mapping[str, Path]) -> Mapping[str, Any]:
    read: dict[str, Any] = {}
    for name in VOCABULARIES:
        path = files[f"vocabularies/{name}"]
        read[name] = {row["id"]: row for row in read_tsv(path, ("id",))} if path.suffix == ".tsv" else read_yaml(path)
    return read
