"""`riwaya check`: the shipped knowledge is sound, and every bad entry is told."""

from __future__ import annotations

import json
from pathlib import Path

import pytest
from click.testing import CliRunner

from riwaya.cli.check import command
from riwaya.knowledge import knowledge_files
from riwaya.knowledge.check import check

FRAMES = """
family: own
frames:
- {id: own_a, type: NOPE}
- {id: own_b, type: ASSAULT, mode: nope}
- {id: own_c, type: ASSAULT, args: nope}
- {id: own_d, type: ASSAULT, nouns: [قصـف]}
- {id: own_e, type: ASSAULT, verbs: [{lemma: x}]}
- {id: own_f, type: ASSAULT, nope: 1}
- {id: own_g, type: ASSAULT, nouns: [نار], examples: [{text: شيء, trigger: نار}]}
- {id: bombard, type: ASSAULT, nouns: [نار]}
"""


def laid(folder: Path, files: dict[str, str]) -> Path:
    for name, content in files.items():
        path = folder / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(content, "utf-8")
    return folder


def places(folder: Path) -> list[str]:
    return [problem.where for problem in check(knowledge_files(folder))[1]]


def test_the_shipped_knowledge_is_sound_and_counted() -> None:
    counts, problems = check(knowledge_files())
    assert [problem.line() for problem in problems] == []
    assert counts["predicates"] >= 600
    assert counts["reporting verbs and phrases"] >= 120
    assert counts["organisations"] >= 150
    assert counts["actors (ly)"] >= 180
    assert counts["places (ly)"] >= 600
    assert counts["places"] >= 10_000
    assert counts["role nouns"] >= 400


def test_no_bad_entry_hides_another(tmp_path: Path) -> None:
    folder = laid(
        tmp_path,
        {
            "frames/own.yaml": FRAMES,
            "ar/ground.tsv": "words\tground\tscope\na\tnope\tx\nb\tnews\tx\nc\tnope\tx\n",
            "ar/stance.yaml": "- {id: a\n",
            "packs/zz/actors.yaml": "- {id: A, role: QQ}\n- {id: B, role: MIL, nope: 1}\n",
        },
    )
    assert sorted(places(folder)) == sorted(
        [
            "ar/ground.tsv, line 2",
            "ar/ground.tsv, line 4",
            "ar/stance.yaml, line 2",
            *(f"frames/own.yaml, own_{letter}" for letter in "abcdefg"),
            "frames/own.yaml, bombard",
            "packs/zz/actors.yaml, A",
            "packs/zz/actors.yaml, B",
        ]
    )


def test_a_missing_key_is_named(tmp_path: Path) -> None:
    (problem,) = check(knowledge_files(laid(tmp_path, {"ar/ground.tsv": "words\tscope\na\tx\n"})))[1]
    assert "ground" in problem.line()


def test_a_pack_that_has_less_than_it_promises(tmp_path: Path) -> None:
    folder = laid(
        tmp_path,
        {
            "packs/zz/pack.yaml": "id: zz\ncountry: ZZZ\nminimum: {actors: 2}\n",
            "packs/zz/actors.yaml": "- {id: A, role: MIL, country: ZZZ}\n",
        },
    )
    assert "packs/zz/pack.yaml, minimum" in places(folder)


def test_the_command_tells_on_lines_and_as_json(tmp_path: Path) -> None:
    folder = laid(tmp_path, {"ar/ground.tsv": "words\tground\tscope\na\tnope\tx\n"})
    told = CliRunner().invoke(command, [str(folder)])
    assert told.exit_code == 4
    assert "ar/ground.tsv, line 2" in told.stderr
    machine = CliRunner().invoke(command, [str(folder), "--json"])
    assert json.loads(machine.stdout)["problems"][0]["where"] == "ar/ground.tsv, line 2"


@pytest.mark.parametrize("folder", ["nothing"])
def test_a_folder_that_is_not_there(tmp_path: Path, folder: str) -> None:
    told = CliRunner().invoke(command, [str(tmp_path / folder)])
    assert told.exit_code != 0
