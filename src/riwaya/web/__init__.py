"""The web application: one library, read in a browser or by other programs; `create_app` makes it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.lazy import lazily

if TYPE_CHECKING:
    from riwaya.web.app import create_app as create_app

__all__ = ["create_app"]

__getattr__ = lazily(__name__, {"create_app": "app"})
