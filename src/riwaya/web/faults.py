"""What a request gets if it cannot be answered: one shape for programs, a page for people."""

from __future__ import annotations

from collections.abc import Mapping
from http import HTTPStatus
from pathlib import PurePath
from typing import Any

from fastapi import FastAPI, Request
from fastapi.exceptions import RequestValidationError
from pydantic import BaseModel, Field
from starlette.exceptions import HTTPException
from starlette.responses import JSONResponse, Response
from starlette.types import Scope

from riwaya.errors import RiwayaError
from riwaya.show.details import detail_in
from riwaya.show.faults import words_of
from riwaya.web.asked import DAY
from riwaya.web.language import language_of, texts_of
from riwaya.web.render import bare_page

OF_STATUS = {404: "no-page", 405: "not-allowed", 413: "body-long", 401: "sign-in", 403: "forbidden"}
FILES = (".json", ".csv", ".geojson")  # endings of what programs fetch; an id may have a dot as well
LONGEST = 300  # letters of what a user sent that are told back


class Problem(BaseModel):
    """Why a request was not answered."""

    code: str = Field(description="What kind of problem it is; the same word in every language.")
    status: int = Field(description="The HTTP status.")
    where: str = Field(description="The parameter or thing that it is about; may be empty.")
    message: str = Field(description="What happened, in the visitor's language.")
    detail: str = Field(description="What is particular about it; may be empty.")
    remedy: str = Field(description="What to do.")


class Refusal(BaseModel):
    """The one shape of all errors."""

    error: Problem


def refuse(scope: Scope, error: RiwayaError) -> Response:
    """The answer to a request that is not fulfilled."""
    request = Request(scope)
    language = language_of(request.query_params, request.cookies, request.headers.get("accept-language", ""))
    issue = error.issue
    status = error.fault.http
    message, remedy = words_of(issue, language)
    detail = _safe(detail_in(issue.detail, language))
    problem = Problem(code=issue.code, status=status, where=_safe(issue.where), message=message, detail=detail, remedy=remedy)
    headers = {"Retry-After": "30"} if status == HTTPStatus.SERVICE_UNAVAILABLE else {}
    if _for_people(request):
        return bare_page(request, texts_of(language), "problem.html", status=status, headers=headers, problem=problem)
    return JSONResponse(Refusal(error=problem).model_dump(), status, headers)


def handle(app: FastAPI) -> None:
    """Makes the application tell all its errors in this shape."""

    async def told(request: Request, error: Exception) -> Response:
        assert isinstance(error, RiwayaError)
        return refuse(request.scope, error)

    async def invalid(request: Request, error: Exception) -> Response:
        assert isinstance(error, RequestValidationError)
        first = error.errors()[0]
        where = ".".join(str(part) for part in first["loc"][1:])
        return refuse(request.scope, RiwayaError("bad-day" if _of_day(first) else "bad-condition", where, _told(first)))

    async def http(request: Request, error: Exception) -> Response:
        assert isinstance(error, HTTPException)
        answer = refuse(request.scope, RiwayaError(OF_STATUS.get(error.status_code, "usage"), "", ""))
        answer.headers.update(error.headers or {})
        return answer

    app.add_exception_handler(RiwayaError, told)
    app.add_exception_handler(RequestValidationError, invalid)
    app.add_exception_handler(HTTPException, http)


def unknown(what: str) -> RiwayaError:
    """The error for an id that the library does not have."""
    return RiwayaError("unknown-id", what[:LONGEST])


def _of_day(error: Mapping[str, Any]) -> bool:
    return bool((error.get("ctx") or {}).get("pattern") == DAY)


def _told(error: Mapping[str, Any]) -> str:
    """What is wrong with a value: the value itself where a pattern refused it, for nobody wants to read a regular expression."""
    return str(error.get("input", ""))[:LONGEST] if error["type"] == "string_pattern_mismatch" else str(error["msg"])


def _for_people(request: Request) -> bool:
    path = request.url.path
    return "text/html" in request.headers.get("accept", "") and not path.startswith("/api/") and PurePath(path).suffix not in FILES


def _safe(told: str) -> str:
    """What is told of a place or a detail: of a path on this machine the name only, and never without end."""
    return " ".join(PurePath(word).name if word.startswith("/") else word for word in told.split(" "))[:LONGEST]
