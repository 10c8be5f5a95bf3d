"""Everything that can go wrong, in one place: code, message, remedy, exit status, HTTP status.

RiwayaError
├── InputError      an article that cannot be read; the batch goes on, `issues.jsonl` tells
├── KnowledgeError  a file of the knowledge that breaks its rules
└── UsageError      a command or call that asks for what cannot be given
    └── ConflictError   a decision on something that was altered since it was shown
"""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Fault:
    """A kind of error: its code, what happened, what to do, and the exit and HTTP status that it means."""

    code: str
    message: str
    remedy: str
    exit: int = 1
    http: int = 400


FAULTS = {
    fault.code: fault
    for fault in (
        Fault("empty", "the input holds no text", "remove it, or check how it was saved", 3, 422),
        Fault("binary", "the input is no text but binary data", "convert it to text first", 3, 415),
        Fault("encoding", "the encoding could not be determined", "save it as UTF-8", 3, 422),
        Fault(
            "recoded",
            "the input was not UTF-8 and was read in another encoding",
            "check a sentence of it; save it as UTF-8 to be sure",
            0,
        ),
        Fault("not-arabic", "the text is not Arabic", "set it aside; riwaya reads Arabic only", 3, 422),
        Fault("html", "the text is an HTML page", "save the article's text instead of the page", 3, 422),
        Fault(
            "markup",
            "the text contains HTML tags; they are read as text",
            "save the article's text without them",
            0,
        ),
        Fault("too-long", "the text is longer than an article can be", "split it into articles", 3, 413),
        Fault(
            "bidi",
            "the text contains bidirectional control characters; they are ignored in matching",
            "nothing; look at the text with care",
            0,
        ),
        Fault(
            "encoded-twice",
            "the text looks like UTF-8 that was read in a wrong encoding and saved again",
            "save it anew from its source, as UTF-8 and once only",
            3,
            422,
        ),
        Fault(
            "no-text-column",
            "there is no column `text`; the columns found are",
            "rename the column that holds the text of the articles to `text`",
            3,
            422,
        ),
        Fault(
            "other-column",
            "a column seems to have another name than the one that riwaya reads, and is passed over",
            "rename the column",
            0,
        ),
        Fault(
            "passed-over",
            "files of other kinds were passed over",
            "riwaya reads .txt, .jsonl, .ndjson, .csv and .tsv files; save others as text if they hold articles",
            0,
        ),
        Fault("bad-row", "a row of the input cannot be read", "mend or remove the row", 3, 422),
        Fault("bad-date", "a date of publication cannot be read", "write it as YYYY-MM-DD", 0),
        Fault(
            "no-date",
            "the article has no date of publication; relative times stay unresolved",
            "give --published, or a column `published`",
            0,
        ),
        Fault("duplicate-id", "two articles have the same id", "give each article an id of its own", 0),
        Fault("failed", "the article could not be coded", "report it with the text, please", 3, 500),
        Fault("not-found", "there is no such file or folder", "check the path", 2, 404),
        Fault(
            "no-articles",
            "the folder holds no articles",
            "riwaya reads .txt, .jsonl, .ndjson, .csv and .tsv files",
            3,
            404,
        ),
        Fault("unreadable", "the file cannot be read", "check its permissions and the disk", 3, 422),
        Fault("no-library", "this is no library", "make one with `riwaya add LIBRARY.db PATH`", 2, 404),
        Fault("library-newer", "the library was written by a newer version", "install the newest version", 2, 409),
        Fault(
            "library-older",
            "the library was written by an older version",
            "`riwaya add LIBRARY.db` without paths brings it to this one",
            2,
            409,
        ),
        Fault("unknown-id", "the library holds nothing of this name", "look it up with `riwaya events` or `riwaya search`", 2, 404),
        Fault(
            "unknown-actor",
            "the library knows no actor of this name or id",
            "`riwaya search NAME` finds it in sentences; the page /actors of `riwaya serve` lists all",
            2,
            404,
        ),
        Fault(
            "unknown-place",
            "the library knows no place of this name or id",
            "write its name in Arabic or English; the page /places of `riwaya serve` lists all",
            2,
            404,
        ),
        Fault("unknown-outlet", "no article of the library is from an outlet of this name", "`riwaya outlets` lists them", 2, 404),
        Fault("unknown-event", "the library has no event of this id", "`riwaya events` lists them", 2, 404),
        Fault(
            "unknown-report",
            "the library has no report or event of this id",
            "`riwaya events` and `riwaya event ID --json` list them",
            2,
            404,
        ),
        Fault(
            "unknown-article",
            "the library has no article of this id",
            "`riwaya search --in articles --json WORDS` gives ids of articles",
            2,
            404,
        ),
        Fault(
            "nothing-to-undo",
            "there is nothing to undo",
            "the page /review/log of `riwaya serve` lists what was decided, with its numbers",
            2,
            404,
        ),
        Fault(
            "folder-not-empty",
            "the folder of an export must be empty, or what it held would be taken for a part of it",
            "give an empty or new folder, or --force, which removes there what an export wrote and nothing else",
            2,
            409,
        ),
        Fault(
            "no-gold",
            "the folder holds no gold annotations",
            "it needs a JSON file for each article, with `article`, `published` and `reports`, beside its text; see docs/formats.md",
            2,
        ),
        Fault("bad-day", "this is no day, month or year", "write YYYY, YYYY-MM or YYYY-MM-DD", 2, 400),
        Fault("bad-condition", "a condition has a value that is not known", "check the value, or take the condition away", 2, 400),
        Fault("unwritable", "the output cannot be written", "check the path, its permissions and the disk", 2, 500),
        Fault(
            "knowledge",
            "a knowledge file breaks its rules",
            "mend the entry that is named; `riwaya check` lists all",
            4,
            500,
        ),
        Fault("internal", "the program itself failed", "report it, please; RIWAYA_DEBUG=1 shows where", 1, 500),
        Fault("not-installed", "an optional part is not installed", "install it as told", 2, 501),
        Fault("query-empty", "the query has no word to search for", "write a word, a phrase or a field such as type:ASSAULT", 2),
        Fault(
            "query-open",
            "a bracket or quotation mark of the query has no partner",
            "close or remove it; the number says where it stands",
            2,
        ),
        Fault(
            "query-operator",
            "something is missing beside an operator or within a bracket of the query",
            "write a word there, or the operator in lower case if it is meant as a word",
            2,
        ),
        Fault(
            "query-field",
            "the query has a field that does not exist or is empty",
            "fields are type, mode, actor, place, voice, outlet, stance, ground, since and until; put words with a colon in quotation marks",
            2,
        ),
        Fault("query-value", "a field of the query has a value that is not known", "check the value; the number says where its field stands", 2),
        Fault("query-long", "the query has too many words or brackets", "search for less at a time", 2),
        Fault("usage", "the call does not fit", "see --help", 2),
        Fault("bad-field", "the value does not fit the field", "see docs/review.md; offsets count code points of the article's text", 2, 422),
        Fault(
            "conflict",
            "it was altered since it was shown to you; what you sent is kept, but does not count",
            "look at it again and decide once more",
            2,
            409,
        ),
        Fault("no-page", "there is no page of this address", "begin at the first page; all others are listed at its top", 2, 404),
        Fault("not-allowed", "this address does not take this method", "read it with GET", 2, 405),
        Fault("too-costly", "the answer would take longer than is allowed", "ask for less: fewer days, or more conditions", 2, 503),
        Fault("address-long", "the address is longer than is allowed", "ask with fewer conditions", 2, 414),
        Fault("body-long", "what was sent is larger than is allowed", "send less at a time", 2, 413),
        Fault("bad-host", "the server does not answer to this name", "use the address that `riwaya serve` printed, or --host", 2, 421),
        Fault("sign-in", "this needs a user who is signed in", "sign in and try again", 2, 401),
        Fault("wrong-password", "name or password are not right", "check both; after many attempts wait for a minute", 2, 401),
        Fault("forbidden", "your role does not allow this", "ask the admin of the library for it", 2, 403),
        Fault("bad-form", "the form was not sent from this site, or is too old", "load the page again and send it once more", 2, 403),
        Fault("bad-users", "the file of users breaks its rules", "mend the entry that is named; see docs/web.md", 2, 500),
    )
}


@dataclass(frozen=True, slots=True)
class Issue:
    """A problem with an input, as data: the code of its fault, where it lies, and what is particular about it."""

    code: str
    where: str = ""
    detail: str = ""

    @property
    def fault(self) -> Fault:
        """What this kind of problem means and what to do about it."""
        return FAULTS[self.code]

    @property
    def fatal(self) -> bool:
        """Whether the input was not coded because of it; if not, it is a warning."""
        return self.fault.exit != 0

    def line(self) -> str:
        """The whole problem on one line: where, what happened, what to do."""
        told = f"{self.fault.message}: {self.detail}" if self.detail else self.fault.message
        return f"{self.where + ': ' if self.where else ''}{told} ({self.fault.remedy})"

    def to_dict(self) -> dict[str, str]:
        """The problem as the JSON object of a line of `issues.jsonl`."""
        return {
            "level": "error" if self.fatal else "warning",
            "code": self.code,
            "where": self.where,
            "message": self.fault.message,
            "detail": self.detail,
            "remedy": self.fault.remedy,
        }


class RiwayaError(Exception):
    """The base of all errors that riwaya raises on purpose; `fault` says what to do, `where` names the place."""

    def __init__(self, code: str, where: str = "", detail: str = "") -> None:
        self.issue = Issue(code, where, detail)
        self.fault = self.issue.fault
        self.where = where
        self.detail = detail
        super().__init__(self.issue.line())

    def __reduce__(self) -> tuple[type[RiwayaError], tuple[str, str, str]]:
        return type(self), (self.fault.code, self.where, self.detail)

    def line(self) -> str:
        """The whole error on one line: where, what happened, what to do."""
        return self.issue.line()


class InputError(RiwayaError):
    """An article that cannot be read."""


class KnowledgeError(RiwayaError):
    """A file of the knowledge that breaks its rules."""


class UsageError(RiwayaError):
    """A command or call that asks for what cannot be given."""


class ConflictError(UsageError):
    """A decision on something that was altered since it was shown; `kept` is its number in the log, where nothing is lost."""

    def __init__(self, where: str, detail: str, kept: int) -> None:
        super().__init__("conflict", where, detail)
        self.kept = kept

    def __reduce__(self) -> tuple[type[RiwayaError], tuple[str, str, int]]:  # type: ignore[override]
        return type(self), (self.where, self.detail, self.kept)
