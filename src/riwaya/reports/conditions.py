"""Whether the conditions of a frame hold for a draft."""

from __future__ import annotations

from riwaya.knowledge.frames import Frame
from riwaya.reports.clause import ADJECTIVE, GENITIVE, OBJECT, SUBJECT, Argument
from riwaya.reports.draft import Draft, Filler
from riwaya.reports.fill import ADVANCING, Filling
from riwaya.reports.view import BY


def holds(filling: Filling, frame: Frame, draft: Draft) -> tuple[bool, int]:
    """Whether the conditions of a frame hold for a draft, and how many conditions there were."""
    untold = 0
    for function, wanted in frame.when:
        arguments = _arguments_for(function, draft)
        if not arguments and function == SUBJECT and "nothing" not in wanted:
            arguments = _told_elsewhere(draft)
        if "nothing" in wanted:
            if arguments and wanted == {"nothing"}:
                return False, 0
            if not arguments:
                continue
        if not arguments:
            if function == SUBJECT and draft.clause.passive and "several" not in wanted:
                untold += 1
                continue
            if function == "content" and draft.clause.content >= 0 and wanted & {"clause", "any"}:
                continue
            if draft.clause.content >= 0 and "clause" in wanted:
                continue
            return False, 0
        if not any(_fits(filling, argument, wanted) for argument in arguments):
            return False, 0
        if frame.type == "PROTEST" and function == SUBJECT and _all_armed(filling, arguments):
            return False, 0  # قطع المسلحون الطريق: no protest of civilians
    return True, len(frame.when) - 2 * untold  # a passive verb fits no better for what it leaves untold (هوجم المتظاهرون)


def _fits(filling: Filling, argument: Argument, wanted: frozenset[str]) -> bool:
    if "several" in wanted and _are_several(filling, argument):
        return True
    for place in (False, True) if argument.phrase is None and wanted & {"place", "asset"} else (False,):
        filler = filling.resolve(argument, place=place)
        if place and wanted == {"place"} and argument.function == OBJECT and _is_nearer(filling, argument, filler):
            return False  # أطلقت الشرطة الرجل في المدينة وسلمته إلى أسرته
        if filler is None and _means_somebody(argument) and wanted & {"any", "actor", "person", "armed", "official"}:
            return True
        if filler is not None and filling.classes(filler) & wanted:
            return True
    return False


def _are_several(filling: Filling, argument: Argument) -> bool:
    """Whether somebody stands there who is more than one: two names joined by و, or a dual (`بحث الرئيس والوزير الأزمة`, `بحث الوزيران`)."""
    if argument.phrase is None:
        return False
    group = filling.view.group(argument.phrase)
    known = [filling.resolve(Argument(argument.function, member, member.first)) for member in group]
    people = all(filler is not None and filling.classes(filler) & {"actor", "person", "official"} for filler in known)
    return people and (len(group) > 1 or group[0].number == "d")


def _is_nearer(filling: Filling, argument: Argument, place: Filler | None) -> bool:
    """Whether a pronoun follows somebody whom it can mean more closely than the place that it can mean as well."""
    somebody = filling.resolve(argument)
    if place is None or somebody is None or "place" in filling.classes(somebody):
        return False
    return somebody.phrase.first > place.phrase.first


def _all_armed(filling: Filling, arguments: list[Argument]) -> bool:
    """Whether all that stand there are known to be armed."""
    fillers = [filling.resolve(argument) for argument in arguments]
    return all(filler is not None and "armed" in filling.classes(filler) for filler in fillers)


def _means_somebody(argument: Argument) -> bool:
    """Whether somebody stands there though nobody is found for it: a dropped subject, or whose act a noun tells (`عقب لقائه الوفد`)."""
    return argument.way == "dropped" or (argument.way == "pronoun" and argument.function == GENITIVE)


def _arguments_for(function: str, draft: Draft) -> list[Argument]:
    """The arguments that a condition on a function speaks of; nouns have their subject and object in the genitive."""
    clause = draft.clause
    if draft.kind == "verb":
        if clause.passive and function in (SUBJECT, OBJECT):
            return clause.get(BY) if function == SUBJECT else clause.get(SUBJECT)
        return clause.get(function)
    found = clause.get(function)
    if draft.kind == "noun" and function in (SUBJECT, OBJECT):
        genitive = draft.frame.scheme.noun.get(GENITIVE, ())
        slots = {slot for slot, _ in genitive}
        of_object = bool(slots & {"object", "patient", "place", "take"})
        both = bool(clause.get(OBJECT) or ("take" in slots and clause.get("إلى")))  # دخول القوات المدينة: who does it, for the place is behind
        if (function == OBJECT and of_object) or (function == SUBJECT and (both or not of_object)):
            found = [*found, *clause.get(GENITIVE)]
        if function == OBJECT and "take" in slots:
            found = [*found, *clause.get("ل")]  # استعادة الجيش للبلدة
        if function == OBJECT and not found and draft.link is not None and draft.link.light.roles == "passive":
            found = draft.link.clause.get(SUBJECT)  # تعرض الصحفي للضرب
        if function == SUBJECT:
            found = [*found, *clause.get(ADJECTIVE), *clause.get(BY)]
            if draft.link is not None and draft.link.light.roles in ("active", "share", "both"):
                found = [*found, *draft.link.clause.get(SUBJECT)]
            elif draft.link is not None and OBJECT in draft.link.light.hands:
                found = [*found, *draft.link.clause.get(OBJECT)]  # لقاء جمع الرئيس والسفير
    if draft.kind == "participle" and function == OBJECT and draft.reading.pos == "passive":
        found = [*found, *clause.get(SUBJECT)]
    return found


def _told_elsewhere(draft: Draft) -> list[Argument]:
    """Who does what a noun without a genitive of its own tells: whose it is, behind ل (`فرار جماعي للمسلحين`), or whom the verb over it
    speaks of (`أجبروا المسلحين على الفرار`)."""
    if draft.kind != "noun" or draft.frame.scheme.verb.get(SUBJECT, (("", ""),))[0][0] != "agent" or draft.frame.type == "CONSULT":
        return []
    owns = any(slot == "agent" for slot, _ in draft.frame.scheme.noun.get(GENITIVE, ()))
    theirs = owns and (draft.frame.type in ("ASSAULT", "RETREAT") or draft.reading.lexeme.lemma in ADVANCING)
    return [*(draft.clause.get("ل") if theirs else ()), *draft.over]
