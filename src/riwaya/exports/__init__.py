"""Reports and events in file formats: `formats` for what `riwaya code` writes article by article, `write` for `riwaya export`."""

from riwaya.exports.formats import FORMATS, Format

__all__ = ["FORMATS", "Format"]
