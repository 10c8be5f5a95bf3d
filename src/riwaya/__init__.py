"""riwaya reads Arabic news about conflict and politics and records every event told in it, and according to whom.

import riwaya
coder = riwaya.load()
coding = coder.code("أعلن الجيش سيطرته على المطار.", published="2019-06-04")
for report in coding.reports:
    print(report.type, report.trigger.text)
"""

from __future__ import annotations

from typing import TYPE_CHECKING

from riwaya.lazy import lazily

if TYPE_CHECKING:
    from riwaya.coder import Coder as Coder
    from riwaya.coder import load as load
    from riwaya.errors import (
        InputError as InputError,
    )
    from riwaya.errors import (
        Issue as Issue,
    )
    from riwaya.errors import (
        KnowledgeError as KnowledgeError,
    )
    from riwaya.errors import (
        RiwayaError as RiwayaError,
    )
    from riwaya.errors import (
        UsageError as UsageError,
    )
    from riwaya.model import (
        Article as Article,
    )
    from riwaya.model import (
        Codes as Codes,
    )
    from riwaya.model import (
        Coding as Coding,
    )
    from riwaya.model import (
        Control as Control,
    )
    from riwaya.model import (
        Count as Count,
    )
    from riwaya.model import (
        Participant as Participant,
    )
    from riwaya.model import (
        Reason as Reason,
    )
    from riwaya.model import (
        Report as Report,
    )
    from riwaya.model import (
        Source as Source,
    )
    from riwaya.model import (
        Span as Span,
    )
    from riwaya.model import (
        When as When,
    )
    from riwaya.model import (
        Where as Where,
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

__getattr__ = lazily(
    __name__,
    {
        "Coder": "coder",
        "load": "coder",
        "InputError": "errors",
        "Issue": "errors",
        "KnowledgeError": "errors",
        "RiwayaError": "errors",
        "UsageError": "errors",
        "Article": "model",
        "Codes": "model",
        "Coding": "model",
        "Control": "model",
        "Count": "model",
        "Participant": "model",
        "Reason": "model",
        "Report": "model",
        "Source": "model",
        "Span": "model",
        "When": "model",
        "Where": "model",
    },
)
