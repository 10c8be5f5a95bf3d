"""Who can be a source, and what its text is: titles, ranks and the names behind them (codebook, sections 3 and 6)."""

from __future__ import annotations

from dataclasses import replace

from riwaya.knowledge.names import Meaning
from riwaya.mentions.actors import NOBODY, Identity
from riwaya.mentions.phrases import Phrase
from riwaya.model import Span
from riwaya.reports.view import View
from riwaya.spelling import key

# Classes of nouns that a person's name can follow in apposition.
DOCUMENT = "source_document"  # the class of nouns such as بيان
FOR = " باسم"
LEAD = frozenset({"قيادة", "رئاسة", "زعامة", "إمرة"})  # whoever is named behind them is somebody else: القوات بقيادة فلان
THEN = frozenset({"فإن", "فان"})
CALLED = frozenset({"يدعى", "تدعى"})
STAFF = frozenset({"أركان", "اركان", "حرب", "الركن"})  # they belong to a rank: العقيد أركان حرب فلان
OFFICES = frozenset({"official", "armed", "political", "religious", "media"})


def person_span(view: View, phrase: Phrase) -> tuple[Span, Identity]:
    """The span and identity of a participant; a named person's span is the name without titles (codebook, section 3)."""
    phrase = _without_carrier(view, phrase)
    identity = view.mentions.actors.identify(phrase)
    inside = phrase.first
    for index in range(phrase.first, phrase.last):
        end = _name_end(view, phrase, index) if index >= inside else 0  # القوات الموالية لهادي names forces, not him
        if end:
            return view.text.span(index, end), identity
        inside = max([inside, *(name.last for name in view.mentions.names.get(index, ()) if any(m.kind == "actor" for m in name.meanings))])
    behind = _apposed(view, phrase)
    if behind is not None:
        return person_span(view, behind)[0], identity
    body = _body(view, phrase) if not identity.actor else None
    if body is not None:
        for index in range(body.first, body.last):
            name = next((f for f in view.mentions.names.get(index, ()) if any(_is_person(view, m) for m in f.meanings)), None)
            inner = index > body.first and view.text.tokens[index].form.prep  # الناطق باسم القوات الموالية لفلان
            if name is not None and name.last == body.last and not inner:
                return view.text.span(index, name.last), view.mentions.actors.identify(body)
        whom = view.mentions.actors.identify(body)
        return view.text.span(phrase.first, body.last), whom if whom.actor else identity
    last = phrase.last
    while last - 1 > phrase.first and (view.kind(last - 1) in ",X(" or goes_on(view, last - 1) or _closes_more(view, phrase.first, last - 1)):
        last -= 1
    return view.text.span(phrase.first, last), identity


def _without_carrier(view: View, phrase: Phrase) -> Phrase:
    """A phrase without the noun that only carries whose it is (`أطلق سراح المعتقلين`)."""
    form = view.text.tokens[phrase.first].form
    if phrase.last == phrase.first + 1 or form.suffix or form.core_fold not in view.knowledge.retellings["whose"]:
        return phrase
    whose = view.mentions.phrases.at(phrase.first + 1, phrase.last)
    return phrase if whose is None or whose.last != phrase.last else replace(whose, prep=phrase.prep, prep_at=phrase.prep_at)


def _closes_more(view: View, first: int, mark: int) -> bool:
    """Whether a quotation mark stands here whose fellow is no part of the phrase (`وقال «فلان» إن`)."""
    return view.kind(mark) == "Q" and not any(view.kind(i) == "Q" for i in range(first, mark))


def _body(view: View, phrase: Phrase) -> Phrase | None:
    """Whom an office speaks for, right behind it (`الأمين العام لحزب الله`, `متحدث باسم البنتاغون`); None if it is not told."""
    following = view.phrase(phrase.last)
    if following is None or view.text.tokens[following.first].form.conj or not _is_title(view, phrase.head):
        return None
    if view.mentions.places.is_site(phrase):
        return None  # مواقع للمتمردين
    in_name = following.prep == "ب" and view.text.tokens[following.first].form.stem == "اسم"
    stands_for = following.prep == "ل" or in_name
    whom = view.mentions.actors.identify(following)
    document = view.knowledge.source_nouns.get(view.text.tokens[phrase.head].form.stem_key) == DOCUMENT
    if following.prep == "ل" and whom.role == "MED" and not document:
        return None  # قال مسؤول لوكالة رويترز: whom he told
    return following if in_name or (stands_for and whom.actor) else None


def name_between(view: View, title: Phrase, end: int) -> Span | None:
    """The name between a title and the clause that its bearer says, where nothing else can stand (`قال قائد اللواء في تعز العقيد
    فلان الفلاني إن`); None if there is none."""
    for index in range(title.last, end - 1):
        called = view.phrase(index + 1) if view.text.tokens[index].form.core in CALLED else None
        if called is not None:
            return view.text.span(called.first, min(called.last, end))  # قال أحد السكان، ويدعى فلان، إن
    region = _region(view, title)
    if not _is_title(view, title.head) or not (region is not None or _is_one(view, title)):
        return None
    position, commas, ranked = (region or title).last, 0, title.last == title.first + 1 and _is_rank(view, title.head)
    while position < end:
        kind, phrase = view.kind(position), view.phrase(position)
        if kind == ",":
            commas += 1
            position += 1
        elif kind == "P" and position + 1 < end and _is_ali(view, position, end):
            return view.text.span(position, position + 2)
        elif kind in "XP(" or kind == ")" or position in view.time_tokens:
            position += 1
        elif phrase is None or commas > 1:
            return None
        elif phrase.prep:
            if view.knowledge.source_nouns.get(view.text.tokens[phrase.head].form.stem_key) == DOCUMENT:
                return None  # قال المسؤول في خطاب للمفوض فلان إن
            position = phrase.last
        elif _is_nisba(view, position) and position > title.first:
            position += 1  # المسؤول الأمني الحكومي فلان
        elif key(view.text.tokens[position].form.core) in STAFF or (_is_title(view, position) and view.text.tokens[position].form.definite):
            position += 1
            ranked = True
        else:
            return _unknown_name(view, phrase, position, end, ranked)
    return None


def _region(view: View, title: Phrase) -> Phrase | None:
    """The part of a country that an office is of (`رئيس حكومة جنوب السودان الفريق فلان`); None if none is named."""
    region = view.phrase(title.last)
    if title.number == "p" or title.last < title.first + 2 or region is None or region.prep:
        return None
    return region if view.is_direction(region) and region.definite else None


def _unknown_name(view: View, phrase: Phrase, first: int, end: int, ranked: bool) -> Span | None:
    """The words of a phrase from a token on, up to a title, as a name; None if they name a number or somebody by an office, or an
    action where no rank goes before (`العقيد عزم الفلاني`)."""
    form, proper = view.text.tokens[first].form, view.text.tokens[first].tag == "PROPN"
    if form.conj or view.kind(first) not in "NA" or _is_title(view, first) or (form.suffix and not (ranked and proper)):
        return None  # اللواء عبده محمد: the name looks as if it had a suffix
    if form.definite and not (ranked and view.kind(first) == "N" and view.text.tokens[first + 1].tag == "PROPN"):
        return None  # العقيد الطاهر الفلاني
    last = first + 1
    while last < min(end, first + 4) and view.kind(last) in "NA" and not _is_title(view, last):
        if view.text.tokens[last].form.conj or view.text.tokens[last].form.prep:
            break
        last += 1
    alone = last == end and last > first + 1  # قال الرئيس الشيشاني رمزان قديروف إن: nothing but a name
    hearer = view.kind(last) in "P," or (last < view.last and view.text.tokens[last].form.prep)
    apart = last == first + 2 and (form.definite or (hearer and not form.readings))  # قال المسؤول نشوان الفلاني للصحيفة إن
    if not (alone or apart):
        while ranked and proper and phrase.last < last and view.text.tokens[phrase.last].tag == "PROPN":
            phrase = view.phrase(phrase.last) or phrase
        last = min(last, max(first + 1, phrase.last))
    action = view.is_event(phrase) or any(r.pos == "masdar" for r in form.readings)
    adverb = form.core.endswith("ا") and not (ranked and proper)
    if (phrase.number == "p" and not ranked) or (action and not ranked and not alone) or adverb:
        return None
    if last < end and view.text.tokens[last].form.text == "علي":
        last += 1
    return view.text.span(first, last) if ranked or last > first + 1 or view.text.tokens[first].tag == "PROPN" else None


def _is_nisba(view: View, index: int) -> bool:
    """Whether a word with article is an adjective in ي by its look (`الحكومي`)."""
    form = view.text.tokens[index].form
    return form.definite and not form.conj and not form.prep and form.core.endswith(("ي", "ية"))


def _is_ali(view: View, index: int, end: int) -> bool:
    """Whether `علي` is no preposition but a name, with the family name behind it (`قال المتحدث علي السالمي إن`)."""
    token = view.text.tokens[index + 1]
    if view.text.tokens[index].form.text != "علي" or token.form.conj or token.form.prep or view.kind(index + 1) not in "NA":
        return False
    if index + 2 < end and view.kind(index + 2) not in "P,X":
        return False
    return token.tag == "PROPN" or (token.form.definite and token.form.core.endswith("ي"))


def is_spokesman(view: View, phrase: Phrase) -> bool:
    """Whether a phrase begins with the title of one who speaks for others (`المتحدث`, `الناطق`)."""
    return key(view.text.tokens[phrase.head].form.stem) + FOR in view.knowledge.source_nouns


def can_testify(view: View, phrase: Phrase, strength: str) -> bool:
    """Whether a phrase can be the subject of a verb of saying with a clause: anything but an event or a time (`المركز الإعلامي`).

    What only shows or proves (`الواقع يؤكد أن`) is no source; with a verb that confirms it must be somebody."""
    identity = view.mentions.actors.identify(phrase)
    if _is_ours(view, phrase):
        return False
    masdar = view.is_masdar(phrase) and phrase.head == phrase.first
    if strength == "confirms" and masdar and not (is_source_noun(view, phrase) or _is_title(view, phrase.head)):
        return False  # حرص الحكومة يؤكد أن: an attitude of somebody's
    if identity is not NOBODY and identity.kind not in ("weapon", "asset"):
        return True  # also where the head looks like an action (`آمر الغرفة`)
    if strength == "confirms" and phrase.head == phrase.first:
        return _is_surname(view, phrase) or (phrase.definite and view.mentions.places.noun(phrase.head) is not None)  # أكد مكتب المدعي أن
    action = view.is_event(phrase) or view.is_masdar(phrase)
    first = phrase.first + (view.kind(phrase.first) == "D" and not is_source_noun(view, phrase))  # هذه التفجيرات
    if phrase.head in view.time_tokens or (action and phrase.head == first):  # مجموعة العمل is no action
        return False
    return not goes_on(view, phrase.head)


def can_speak(view: View, phrase: Phrase) -> bool:
    """Whether a phrase can be a source: somebody, a document or outlet, or a name; no thing, action, time or place."""
    if is_source_noun(view, phrase):
        return not _is_ours(view, phrase)
    if view.is_masdar(phrase) and not _is_title(view, phrase.head):
        return False  # مما يرجح ارتفاع عدد الضحايا
    identity = view.mentions.actors.identify(phrase)
    if identity.kind in ("weapon", "asset") or phrase.head in view.time_tokens or view.is_event(phrase) or goes_on(view, phrase.head):
        return False
    return identity is not NOBODY or view.text.tokens[phrase.head].tag == "PROPN" or _looks_like_name(view, phrase) or _is_surname(view, phrase)


def is_bare(view: View, phrase: Phrase) -> bool:
    """Whether the first word of a phrase has neither article nor suffix, as a first name has not."""
    form = view.text.tokens[phrase.first].form
    return not (form.definite or form.suffix or form.prep) and phrase.last > phrase.first + 1


def is_introduced(view: View, phrase: Phrase) -> bool:
    """Whether a phrase that nothing is known of names somebody: his office follows behind a comma (`بحسب اشتياق شاه، كبير الضباط`), or
    what he says."""
    form = view.text.tokens[phrase.first].form
    if view.kind(phrase.first) != "N" or form.definite or form.suffix or view.is_event(phrase):
        return False
    behind = phrase.last + (view.kind(phrase.last) == ",")
    known = form.readings or form.stem_key in view.knowledge.place_nouns or form.stem_key in view.knowledge.carriers
    if behind < view.last and view.text.tokens[behind].form.norm in THEN and not known and phrase.last <= phrase.first + 2:
        return True  # وبحسب وارن، فإن
    title = view.phrase(phrase.last + 1) if view.kind(phrase.last) == "," else None
    if title is None or title.prep or view.text.tokens[title.first].form.conj or not title.definite:
        return False
    return any(_is_title(view, i) for i in range(title.first, min(title.first + 2, title.last)))


def _is_ours(view: View, phrase: Phrase) -> bool:
    """Whether what `we` know shows something (`تشير معلوماتنا إلى مقتل جنود`): who says so is told already."""
    form = view.text.tokens[phrase.head].form
    return form.suffix == "نا" and view.knowledge.source_nouns.get(form.stem_key) in (DOCUMENT, "source_report")


def _is_surname(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is a family name by its look: one word with article in ي that no list knows (`وأكد الأحمدي أن`)."""
    form = view.text.tokens[phrase.head].form
    if phrase.last > phrase.first + 1 or phrase.prep or not form.definite or form.suffix or not form.text.endswith("ي"):
        return False
    knowledge = view.knowledge
    known = form.readings or form.stem_key in knowledge.roles or form.stem_key in knowledge.place_nouns or form.stem_key in knowledge.carriers
    others = [m for found in view.mentions.names.get(phrase.head, ()) for m in found.meanings if m.kind != "place"]  # الأحمدي is a town, too
    return view.kind(phrase.head) == "N" and not known and not others


def is_source_noun(view: View, phrase: Phrase) -> bool:
    """Whether the head of a phrase is a noun that names sources (`مصادر`, `بيان`)."""
    form = view.text.tokens[phrase.head].form
    return key(form.stem) in view.knowledge.source_nouns or key(form.core) in view.knowledge.source_nouns


def is_outlet(view: View, phrase: Phrase) -> bool:
    """Whether a phrase names a newspaper, agency or station by its kind (`الصحف التونسية`)."""
    form = view.text.tokens[phrase.head].form
    return "source_media" in (view.knowledge.source_nouns.get(key(form.stem)), view.knowledge.source_nouns.get(key(form.core)))


def is_called(view: View, verb: int) -> bool:
    """Whether `يدعى` gives a name and claims nothing (`جندي يدعى سالم`): no clause stands right behind it."""
    return view.text.tokens[verb].form.core in CALLED and view.kind(verb + 1) not in "SP"


def goes_on(view: View, index: int) -> bool:
    """Whether a participle stands here with which somebody goes on with a speech (`لافتا`, `وتابع قائلا`)."""
    if view.kind(index) == ".":
        return False
    form = view.text.tokens[index].form
    return not form.definite and key(form.core) in view.knowledge.adverbial


def _name_end(view: View, phrase: Phrase, index: int) -> int:
    """The token behind a person's name that begins here and stands for the phrase, else 0.

    A name stands in apposition to a definite title (`العميد محمد سمير`, `وزير الدفاع فلان`). Behind an indefinite noun it is its
    genitive and part of what the phrase names (`محافظ ديالى`, `قوات الأسد`).
    """
    if index > phrase.first and not _is_titled(view, phrase.first, index):
        return 0
    if index > phrase.first and key(view.text.tokens[index - 1].form.core) in view.knowledge.name_particles:
        return 0  # أبو خليل السوداني
    for found in view.mentions.names.get(index, ()):
        if found.last <= phrase.last and any(_is_person(view, m) for m in found.meanings):
            return found.last
    ranked = index in view.mentions.phrases.ranked_names  # العقيد سالم ناصر: whatever the tags of the names
    return phrase.last if index > phrase.first and (ranked or _is_unknown_name(view, index, phrase.last)) else 0


def _is_person(view: View, meaning: Meaning) -> bool:
    return meaning.kind == "actor" and view.knowledge.actors[meaning.id].kind == "person"


def _is_titled(view: View, first: int, name: int) -> bool:
    """Whether the words before a name are a title that it can be in apposition to."""
    head = next((i for i in range(first, name) if view.kind(i) in "NA"), first)
    if not _is_title(view, head):
        return False
    forms = [view.text.tokens[i].form for i in range(first, name)]
    return any(form.definite or form.suffix for form in forms) or _is_rank(view, head)


def _is_unknown_name(view: View, first: int, last: int) -> bool:
    """Whether words are a name that the knowledge does not have: a proper noun and what follows it (`محمد الصادق`, `بير مشتاق`)."""
    token = view.text.tokens[first]
    last -= view.kind(last - 1) == "Q"  # قوات "البنيان المرصوص"
    if any(view.kind(i) == "Q" for i in range(first, last)):
        return False  # قوات المساعدة "إيساف" التابعة: what follows belongs to the forces
    if token.tag != "PROPN" and key(token.form.core) not in view.knowledge.name_particles:
        return False
    if token.form.definite and last - first == 1:
        return False  # الرئيس الدوري: one word with article behind a title is rather its adjective
    return not any(_names_other(view, index, last) for index in range(first, last))


def _names_other(view: View, index: int, last: int) -> bool:
    """Whether a nationality stands here, or the phrase closes with the name of a place or organisation; a first name may be a
    town's name, too (`إليزابيث`)."""
    return index not in view.text.people and any(
        m.kind == "adjective" or (found.last >= last and (m.kind != "actor" or view.knowledge.actors[m.id].kind != "person"))
        for found in view.mentions.names.get(index, ())
        for m in found.meanings
    )


def _is_rank(view: View, index: int) -> bool:
    form = view.text.tokens[index].form
    title = view.knowledge.titles.get(key(form.core)) or view.knowledge.titles.get(key(form.stem))
    return title is not None and title[1] not in ("office", "spokesman")


def _is_title(view: View, index: int) -> bool:
    """Whether a word is a title or office of one person, or a kind of source, that a name may follow."""
    form = view.text.tokens[index].form
    knowledge = view.knowledge
    words = [key(form.core), key(form.stem)]
    if any(word in knowledge.titles for word in words):
        return True
    if any(m.kind == "title" for found in view.mentions.cues.get(index, ()) for m in found.meanings):
        return True
    # A woman's office is formed from a man's (`وزيرة`); other nouns in ة are bodies (`حكومة`, `كتيبة`).
    words = [word.removesuffix("ه").removesuffix("ة") for word in words]
    if any(word in knowledge.source_nouns for word in words):
        return True
    bodies, troops = knowledge.retellings["body"], knowledge.retellings["troop"]  # اعتقل الجيش فلانا: no name of his follows
    offices = (word for word in words if word in knowledge.roles and knowledge.roles[word][1] in OFFICES)
    return any(word not in bodies and word not in troops for word in offices)


def _apposed(view: View, phrase: Phrase) -> Phrase | None:
    """The name that follows a title and what belongs to it (`الناطق باسم الجيش العقيد أحمد`, `المبعوث الأمريكي، جوناثان وينر،`,
    `الناشط في الزبداني محمد الشامي`)."""
    tokens = view.text.tokens
    if not _is_title(view, phrase.head) or not _is_one(view, phrase):
        return None  # مسلحون مجهولون فلانا: whoever they seize is not their name
    position = phrase.last
    for _ in range(6):
        comma = view.kind(position) == ","
        following = view.phrase(position + 1) if comma else view.phrase(position)
        if following is None and not comma and view.kind(position) == "P":
            following = view.phrase(position + 1)
        if following is None or tokens[following.first].form.conj or tokens[following.head].form.stem in LEAD:
            return None
        if not following.prep and _is_name(view, following):
            return following
        behind = _behind_town(view, following)
        if behind is not None:
            return behind
        if comma or not (following.prep or view.is_direction(following)) or view.is_event(following):
            return None  # تحدث الجيش عن جرح القائد فلان: what is told
        position = following.last
    return None


def _is_one(view: View, phrase: Phrase) -> bool:
    """Whether a title means one person whose name may follow: it is definite, or its genitive is a name (`مراسل رويترز`)."""
    if phrase.number == "p" and not view.text.tokens[phrase.head].form.core.endswith("ة"):
        return False
    if phrase.definite:
        return True
    names = view.mentions.names
    return any(m.kind == "actor" for index in range(phrase.head + 1, phrase.last) for f in names.get(index, ()) for m in f.meanings)


def _behind_town(view: View, phrase: Phrase) -> Phrase | None:
    """The name of a person that a phrase of place has taken in (`في الزبداني محمد الشامي`); None if there is none."""
    if not phrase.prep:
        return None
    for index in range(phrase.first, phrase.last - 1):
        town = next((f.last for f in view.mentions.names.get(index, ()) if any(m.kind == "place" for m in f.meanings)), 0)
        if index < town < phrase.last:
            name = view.mentions.phrases.at(town, phrase.last)
            if name is not None and _is_name(view, name):
                return name
    return None


def _is_name(view: View, phrase: Phrase) -> bool:
    """Whether a phrase is a person's name, with or without a title before it."""
    if any(_name_end(view, phrase, index) for index in range(phrase.first, phrase.last)):
        return True
    tokens = view.text.tokens[phrase.first : phrase.last]
    if any(_names_other(view, index, phrase.last) for index in range(phrase.first, phrase.last)):
        return False
    if 2 <= phrase.last - phrase.first <= 4 and not phrase.prep and _is_unknown_name(view, phrase.first, phrase.last):
        return True
    return all(token.tag == "PROPN" for token in tokens) or _looks_like_name(view, phrase)


def _looks_like_name(view: View, phrase: Phrase) -> bool:
    """Whether the words of a phrase are a name by their look: a first name without article, then words that the lexicon does
    not know or that the tagger takes for a name (`سالم الفرجاني`)."""
    if not 2 <= phrase.last - phrase.first <= 4:
        return False
    first = view.text.tokens[phrase.first].form
    if first.definite or first.suffix:
        return False
    proper = any(view.text.tokens[i].tag == "PROPN" for i in range(phrase.first + 1, phrase.last))
    for index in range(phrase.first, phrase.last):
        form = view.text.tokens[index].form
        stem = key(form.stem)
        if stem in view.knowledge.roles or stem in view.knowledge.place_nouns or view.kind(index) != "N":
            return False
        if form.readings and not (proper and all(r.pos == "active" for r in form.readings) and index == phrase.first):
            return False
        if proper and _names_other(view, index, phrase.last):
            return False
    return True
