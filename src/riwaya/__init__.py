"""riwaya reads Arabic news about conflict and politics and records every event told in it, and according to whom.

import riwaya
coder = riwaya.load()
coding = coder.code("أعلن الجيش سيطرته على المطار.", published="2019-06-04")
for report in coding.reports:
    print(report.type, report.trigger.text)
"""

from riwaya.coder import Coder, load
from riwaya.errors import InputError, Issue, KnowledgeError, RiwayaError, UsageError
from riwaya.model import (
    Article,
    Codes,
    Coding,
    Control,
    Count,
    Participant,
    Reason,
    Report,
    Source,
    Span,
    When,
    Where,
)

__version__ = "0.1.0"

__all__ = [
    "Article",
    "Coder",
    "Codes",
    "Coding",
    "Control",
    "Count",
    "InputError",
    "Issue",
    "KnowledgeError",
    "Participant",
    "Reason",
    "Report",
    "RiwayaError",
    "Source",
    "Span",
    "UsageError",
    "When",
    "Where",
    "__version__",
    "load",
]
