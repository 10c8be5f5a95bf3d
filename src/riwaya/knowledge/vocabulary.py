"""The codebook's closed lists (codebook, sections 2 to 5)."""

from __future__ import annotations

MODES: dict[str, frozenset[str]] = {
    kind: frozenset(modes.split())
    for kind, modes in {
        "AGREE": "",
        "CONSULT": "visit third-party multilateral phone",
        "SUPPORT": "",
        "CONCEDE": "",
        "COOPERATE": "",
        "AID": "",
        "RETREAT": "withdraw release disarm ceasefire access resign",
        "REQUEST": "assist change yield meet",
        "ACCUSE": "disapprove investigate allege",
        "REJECT": "assist change yield meet",
        "THREATEN": "restrict arrest relations expel territory violence",
        "PROTEST": "demo riot strike hunger boycott obstruct vandalize",
        "SANCTION": "convict expel withdraw discontinue",
        "MOBILIZE": "troops weapons police militia",
        "COERCE": "seize restrict censor curfew martial-law arrest deport withhold misinformation cyber",
        "ASSAULT": "abduct beat torture sexual targeted destroy primitive firearms explosives suicide-attack aerial drone "
        "heavy-weapons crowd-control unconventional",
        "CONTROL": "capture hold lose contest",
    }.items()
}
TYPES = frozenset(MODES)
MEANS = frozenset(
    [
        "airstrike",
        "drone",
        "artillery",
        "rocket",
        "small-arms",
        "car-bomb",
        "suicide-bomb",
        "ied",
        "chemical",
        "blade",
        "siege",
        "other",
    ]
)
STANCES = frozenset(["actual", "planned", "demanded", "threatened", "possible", "negated", "denied"])
GROUNDS = frozenset(["news", "background", "generic"])
GENRES = ("news", "digest", "opinion", "statement")  # of an article
ROLES = frozenset(
    [
        "GOV",
        "MIL",
        "PAR",
        "REB",
        "COP",
        "SPY",
        "JUD",
        "LEG",
        "OPP",
        "IGO",
        "NGO",
        "MED",
        "CVL",
        "BUS",
        "TRB",
        "REL",
        "CRM",
        "UAF",
        "UNK",
    ]
)
ARMED_ROLES = frozenset(["MIL", "PAR", "REB", "COP", "UAF", "SPY"])
COUNTS = frozenset(["killed", "wounded", "captured", "missing", "displaced", "released", "other"])
PRECISIONS = ("day", "week", "month", "season", "year", "span", "unknown")
EXTENTS = ("", "full", "partial")  # empty: the text does not say
