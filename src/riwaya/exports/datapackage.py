"""The machine-readable codebook of an export: a Frictionless data package that describes every column of every table."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any

from riwaya.exports.export import Setting, Written
from riwaya.exports.fields import Field, Table

FILE = "datapackage.json"
KINDS = {
    ".jsonl": "application/jsonl",
    ".geojson": "application/geo+json",
    ".parquet": "application/vnd.apache.parquet",
    ".md": "text/markdown",
}
Record = dict[str, Any]


def write_datapackage(setting: Setting, files: Sequence[Written], about: Mapping[str, Any]) -> Written:
    """Writes datapackage.json for the files of an export; `about` are further properties of the package."""
    package = {
        "profile": "data-package",
        **about,
        "resources": [_resource(setting, written) for written in files],
    }
    path = setting.folder / FILE
    path.write_text(json.dumps(package, ensure_ascii=False, indent=1) + "\n", "utf-8", newline="\n")
    return Written(FILE, len(files))


def _resource(setting: Setting, written: Written) -> Record:
    path = setting.folder / written.file
    kind = path.suffix.removeprefix(".")
    head: Record = {
        "name": written.file.replace(".", "-").replace("_", "-").lower(),
        "path": written.file,
        "format": kind,
        "mediatype": KINDS.get(path.suffix, "text/csv"),
        "encoding": "utf-8",
        "bytes": path.stat().st_size,
        "hash": f"sha256:{_hash(path)}",
    }
    if written.table is None:
        return {**head, "type": "file"}
    rows = {"commentRows": [2]} if written.table.tagged else {}
    return {
        **head,
        "type": "table",
        "profile": "tabular-data-resource",
        "title": written.table.title,
        "rows": written.rows,
        "dialect": {"delimiter": ",", "lineTerminator": "\n", "header": True, **rows},
        "schema": _schema(written.table),
    }


def _schema(table: Table) -> Record:
    return {
        "fields": [_field(field) for field in table.fields],
        "missingValues": [""],
        **({"primaryKey": [table.key]} if table.key else {}),
    }


def _field(field: Field) -> Record:
    limits: Record = {"required": True} if field.required else {}
    if field.values:
        limits["enum"] = list(field.values)
    return {
        "name": field.name,
        "type": field.type,
        "description": field.about,
        **({"unit": field.unit} if field.unit else {}),
        **({"hxl": field.tag} if field.tag else {}),
        **({"constraints": limits} if limits else {}),
    }


def _hash(path: Path) -> str:
    with path.open("rb") as stream:
        return hashlib.file_digest(stream, "sha256").hexdigest()
