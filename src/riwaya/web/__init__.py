"""The web application: one library, read in a browser or by other programs; `create_app` makes it."""

from riwaya.web.app import create_app

__all__ = ["create_app"]
