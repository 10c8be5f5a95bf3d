"""Where articles come from: files, folders, tables and the standard input. A source gives raw items, one at a time."""

from riwaya.sources.item import LONGEST, Item, Source
from riwaya.sources.open import read_paths

__all__ = ["LONGEST", "Item", "Source", "read_paths"]
