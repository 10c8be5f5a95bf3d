"""What is particular about a problem (`Issue.detail`), in Arabic: its English wordings as patterns, what varies in brackets."""

from __future__ import annotations

import re

# The first that fits the whole detail is taken, so the longer wordings stand before the shorter; {0} and {1} are what varies.
DETAILS_AR: tuple[tuple[str, str], ...] = (
    ("no letters", "لا حروف فيه"),
    ("(.+) characters", "عدد محارفه {0}"),
    ("its language is given as (.+)", "لغته المذكورة {0}"),
    ("(.+) of its letters are Arabic", "نسبة الحروف العربية فيه {0}"),
    ("it is another language in Arabic script", "هو لغة أخرى بحروف عربية"),
    ("(.+) of them, such as (.+)", "عددها {0}، ومنها {1}"),
    ("(.+) of them", "عددها {0}"),
    ("the process that coded it died", "توقفت العملية التي كانت ترمّزه"),
    ("more than (.+) bytes", "أكثر من {0} بايت"),
    ("no `text`", "لا حقل فيه باسم `text`"),
    ("`text` is no string", "قيمة `text` ليست نصا"),
    ("broken characters", "فيه محارف تالفة"),
    ("no JSON object", "ليس كائن JSON"),
    ("no JSON: (.+)", "ليس JSON: {0}"),
    ("(.+) cells under (.+) columns", "عدد الخلايا {0} والأعمدة {1}"),
    ("these are reports, not articles", "هذه روايات لا مقالات"),
    ("there is no such file", "لا يوجد ملف بهذا الاسم"),
    ("version (.+), this program knows (.+)", "نسختها {0}، وهذا البرنامج يعرف {1}"),
    ("version (.+)", "نسختها {0}"),
    ("(.+) is no date YYYY-MM-DD", "{0} ليس تاريخا بالصيغة YYYY-MM-DD"),
    ("there is no report (.+), only (.+)", "لا رواية برقم {0}، وعددها {1}"),
    ("several articles need a folder, not one page", "المقالات المتعددة تحتاج إلى مجلد لا إلى صفحة واحدة"),
    ("the text of this gold article", "نص هذا المقال المعياري"),
    (
        "a folder of annotated articles: raters' labels do not tell who and whom",
        "يلزم مجلد مقالات مرمّزة، فتصنيفات المقيّمين لا تذكر الفاعل والمتلقي",
    ),
    ("the two are one report", "هما رواية واحدة"),
    ("no judgement that holds has this number", "لا حكم قائما بهذا الرقم"),
    ("now it has the version (.+)", "نسختها الآن {0}"),
    ("it is undone already", "سبق التراجع عنه"),
    ("an added report needs a type", "الرواية المضافة تحتاج إلى نوع"),
    ("an added report needs a trigger", "الرواية المضافة تحتاج إلى كلمة حدث"),
    ("a correction names the fields that it corrects", "التصحيح يسمّي الحقول التي يصححها"),
    ("the program has the report (.+) there: correct it", "للبرنامج هناك الرواية {0}، فصحّحها"),
    ("an adjudication names fields, or the reviewer who is right", "الفصل يسمّي حقولا أو المراجع الذي أصاب"),
    ("(.+) has no mode (.+): decide type and mode together", "ليس للنوع {0} الصورة {1}؛ افصل في النوع والصورة معا"),
    ("(.+) has no mode (.+)", "ليس للنوع {0} الصورة {1}"),
    ("(.+) has no start and end", "ليس في {0} موضعا بدء وانتهاء"),
    ("(.+) are no offsets into a text of (.+) characters", "{0} ليست مواضع في نص عدد محارفه {1}"),
    ("at (.+) stands «(.+)», not «(.*)»", "في الموضع {0} «{1}» لا «{2}»"),
    ("there are (.+)", "الموجود: {0}"),
    ("(.+): there are (.+)", "{0}؛ الموجود: {1}"),
    ("(.+) are no words", "{0} ليست كلمات"),
    ("(.+) is no list", "{0} ليس قائمة"),
    ("no actor (.+) is known", "لا طرف معروفا باسم {0}"),
    ("no country (.+) is known", "لا بلد معروفا برمز {0}"),
    ("no place (.+) is known", "لا مكان معروفا باسم {0}"),
    ("where_prec (.+) is not 0 to 6", "قيمة where_prec هي {0} وليست بين 0 و6"),
    ("(.+) lies after (.+)", "{0} بعد {1}"),
    ("(.+): killed=5, killed=5-7 or killed=5-7-9", "{0}؛ يُكتب هكذا: killed=5 أو killed=5-7 أو killed=5-7-9"),
    ("(.+) is no count", "{0} ليس عددا"),
    (
        "low, best and high are numbers of persons in this order, one of them at least, none above (.+)",
        "القيم low وbest وhigh أعداد أشخاص بهذا الترتيب، وواحدة منها على الأقل، ولا يزيد أي منها على {0}",
    ),
    ("(.+) is no claim of control", "{0} ليس دعوى سيطرة"),
    ("«(.+)» stands nowhere in the text", "«{0}» لا ترد في النص"),
    ("(.+) is none of (.+)", "{0} ليس من: {1}"),
    ("it names nobody", "لا اسم فيه"),
    ("no list of users", "ليس قائمة مستخدمين"),
    ("the password is not hashed; `riwaya user` writes it", "كلمة السر غير مجزأة؛ الأمر `riwaya user` يكتبها"),
    ("(.+), (.+) broken characters", "{0}، والمحارف التالفة {1}"),
)
_PATTERNS = tuple((re.compile(english, re.S), arabic) for english, arabic in DETAILS_AR)


def detail_in(detail: str, language: str) -> str:
    """A detail in `en` or `ar`; one that has no words, as a number or the message of another program, stays as it is."""
    if language != "ar":
        return detail
    for english, arabic in _PATTERNS:
        if found := english.fullmatch(detail):
            return arabic.format(*found.groups())
    return detail
