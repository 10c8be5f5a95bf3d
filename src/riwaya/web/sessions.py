"""What a browser carries to show who signed in, and what a form carries to show that it came from this site; both signed."""

from __future__ import annotations

import secrets

from itsdangerous import BadData, URLSafeTimedSerializer

COOKIE = "riwaya"
LONGEST = 12 * 3600  # seconds that a visitor stays signed in, or that a form may wait


class Sessions:
    """Signs with a secret that is made anew whenever the server starts, so that all have to sign in again then."""

    def __init__(self) -> None:
        secret = secrets.token_bytes(32)
        self._users = URLSafeTimedSerializer(secret, salt="user")
        self._forms = URLSafeTimedSerializer(secret, salt="form")

    def cookie(self, name: str) -> str:
        """What the browser of a user carries."""
        return self._users.dumps([name, secrets.token_hex(8)])

    def name(self, cookie: str) -> str:
        """The user's name in a cookie; empty if it is not ours or too old."""
        try:
            return str(self._users.loads(cookie, max_age=LONGEST)[0])
        except (BadData, IndexError, TypeError):
            return ""

    def token(self, cookie: str) -> str:
        """What a form of a page carries that was made for the browser with a cookie."""
        return self._forms.dumps(cookie[-16:])

    def token_holds(self, token: str, cookie: str) -> bool:
        """Whether a form was made for the browser with a cookie."""
        try:
            return bool(self._forms.loads(token, max_age=LONGEST) == cookie[-16:])
        except BadData:
            return False
