"""The formats that reports are given in."""

from riwaya.exports.formats import FORMATS, Format

__all__ = ["FORMATS", "Format"]
