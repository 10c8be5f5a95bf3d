"""The codebook, generated from the knowledge: types, modes and the words that mean them, with examples."""

from __future__ import annotations

from fastapi import APIRouter
from starlette.responses import Response

from riwaya.knowledge.vocabulary import GROUNDS, MEANS, MODES, ROLES, STANCES
from riwaya.web.frames import types
from riwaya.web.listing import Json
from riwaya.web.render import page
from riwaya.web.visit import Visiting

pages, api = APIRouter(), APIRouter(tags=["codebook"])
ORDER = ("actual", "planned", "demanded", "threatened", "possible", "negated", "denied")


@pages.get("/codebook")
def codebook_page(visit: Visiting) -> Response:
    """The page."""
    lists = {"stances": ORDER, "grounds": sorted(GROUNDS, reverse=True), "means": sorted(MEANS), "roles": sorted(ROLES)}
    return page(visit, "codebook.html", types=types(), lists=lists, formats=("json",), address="/codebook")


@pages.get("/codebook.json", name="codebook_json")
@api.get("/codebook", name="codebook")
def codebook_data(visit: Visiting) -> Json:
    """The codebook: the closed lists, and for each type the frames with their words and examples."""
    return {
        "types": [kind.to_dict() for kind in types()],
        "modes": {kind: sorted(modes) for kind, modes in MODES.items()},
        "stances": [stance for stance in ORDER if stance in STANCES],
        "grounds": sorted(GROUNDS),
        "means": sorted(MEANS),
        "roles": sorted(ROLES),
    }
