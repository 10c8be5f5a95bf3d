"""What the program says, in English and Arabic."""

from __future__ import annotations

MESSAGES: dict[str, tuple[str, str]] = {
    "totals": (
        "{articles} articles coded, {reports} reports, {words} words; {errors} set aside, {warnings} warnings",
        "رُمّز {articles} من المقالات، {reports} من الروايات، {words} كلمة؛ نُحّي {errors}، تنبيهات {warnings}",
    ),
    "interrupted": ("interrupted; what was coded stands in the output", "قُطع العمل؛ ما رُمّز محفوظ في المخرجات"),
    "issues": ("see {path}", "انظر {path}"),
    "no-issues-file": ("{path} cannot be written: {reason}", "تعذرت كتابة {path}: {reason}"),
    "more": (
        "more of this kind ({code}) are listed in the issues file only",
        "البقية من هذا النوع ({code}) في ملف المشكلات وحده",
    ),
    "progress": (
        "{articles} articles, {reports} reports, {rate} words/s",
        "{articles} من المقالات، {reports} من الروايات، {rate} كلمة/ث",
    ),
    "overwrites": ("{path} is an input, too", "{path} من المدخلات أيضا"),
    "bad-date": ("{value!r} is no date YYYY-MM-DD", "{value!r} ليس تاريخا بالصيغة YYYY-MM-DD"),
    "sound": ("the knowledge is sound", "المعرفة سليمة"),
    "problems": ("{number} problems", "عدد المشكلات {number}"),
}

# Message and remedy of each fault of `riwaya.errors`, which has the English ones.
FAULTS_AR: dict[str, tuple[str, str]] = {
    "empty": ("المدخل خال من النص", "احذفه أو تحقق من طريقة حفظه"),
    "binary": ("المدخل بيانات ثنائية وليس نصا", "حوّله إلى نص أولا"),
    "encoding": ("تعذر تحديد ترميز المحارف", "احفظه بترميز UTF-8"),
    "recoded": ("المدخل ليس بترميز UTF-8 وقُرئ بترميز آخر", "راجع جملة منه؛ والأضمن حفظه بترميز UTF-8"),
    "not-arabic": ("النص ليس عربيا", "نحّه جانبا؛ riwaya يقرأ العربية وحدها"),
    "html": ("النص صفحة HTML", "احفظ نص المقال بدلا من الصفحة"),
    "markup": ("في النص وسوم HTML وقُرئت على أنها نص", "احفظ نص المقال من دونها"),
    "too-long": ("النص أطول من أي مقال", "قسّمه إلى مقالات"),
    "bidi": ("في النص محارف تحكم باتجاه الكتابة، وهي مهملة في المطابقة", "لا شيء؛ تأمل النص بحذر"),
    "bad-row": ("تعذرت قراءة صف من المدخل", "أصلح الصف أو احذفه"),
    "bad-date": ("تعذرت قراءة تاريخ النشر", "اكتبه بالصيغة YYYY-MM-DD"),
    "no-date": ("لا تاريخ نشر للمقال، فتبقى الأزمنة النسبية بلا حل", "استعمل --published أو عمودا باسم `published`"),
    "duplicate-id": ("لمقالين المعرّف نفسه", "اجعل لكل مقال معرّفا"),
    "failed": ("تعذر ترميز المقال", "نرجو الإبلاغ عنه مع النص"),
    "not-found": ("لا يوجد ملف أو مجلد بهذا الاسم", "تحقق من المسار"),
    "no-articles": ("لا مقالات في المجلد", "riwaya يقرأ ملفات .txt و.jsonl و.ndjson و.csv و.tsv"),
    "unreadable": ("تعذرت قراءة الملف", "تحقق من أذونه ومن القرص"),
    "no-library": ("ليس هذا ملف مكتبة", "أنشئ مكتبة بالأمر `riwaya add LIBRARY.db PATH`"),
    "library-newer": ("كتبت المكتبةَ نسخةٌ أحدث من البرنامج", "ثبّت أحدث نسخة"),
    "library-older": ("كتبت المكتبةَ نسخةٌ أقدم من البرنامج", "الأمر `riwaya add LIBRARY.db` بلا مسارات يحدّثها"),
    "unknown-id": ("لا شيء في المكتبة بهذا الاسم", "ابحث عنه بالأمر `riwaya events` أو `riwaya search`"),
    "unwritable": ("تعذرت كتابة المخرجات", "تحقق من المسار وأذونه ومن القرص"),
    "knowledge": ("ملف معرفة يخالف قواعده", "أصلح المدخل المسمّى؛ `riwaya check` يسردها كلها"),
    "usage": ("الطلب غير مناسب", "انظر --help"),
    "internal": ("خطأ في البرنامج نفسه", "نرجو الإبلاغ عنه؛ RIWAYA_DEBUG=1 يظهر موضعه"),
}
