"""The examples of the frames code to themselves: trigger, type, participants, place and stance."""

from __future__ import annotations

import json

import riwaya
from update_baseline import BASELINE, frame_faults, share_sound


def test_examples_code_to_themselves(coder: riwaya.Coder) -> None:
    """The share may not fall below its floor; those that fail are listed, frame by frame."""
    found = frame_faults(coder)
    wrong = [f"{name}  {'; '.join(faults)}" for name, faults in found.items() if faults]
    share = share_sound(found)
    print(f"{len(found) - len(wrong)} of {len(found)} examples code to themselves")
    print("\n".join(wrong))
    floor = json.loads(BASELINE.read_text("utf-8"))["floors"]["frames"]["sound"]
    assert share >= floor, f"{share:.3f} of the examples code to themselves, the floor is {floor}"
