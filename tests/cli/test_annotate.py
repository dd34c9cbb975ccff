"""``slowburn annotate``: text, JSON lines and CSV in, statements out."""

from __future__ import annotations

import json
import re
import subprocess
import sys
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from typer.testing import Result

    Run = Callable[..., Result]

REVIEW = "There is no love triangle. The couple has honest conversations."
WRONG = {
    "a line that is not JSON": ("reviews.jsonl", "{", "Line 1 is not JSON"),
    "a line without text": ("reviews.jsonl", '{"id": 1}', "Line 1 has no text"),
    "a CSV without texts": ("reviews.csv", "a,b\n1,2\n", "--text-column"),
    "an empty CSV": ("reviews.csv", "", "no columns at all"),
}


def documents(result: Result) -> list[dict[str, Any]]:
    assert result.exit_code == 0, result.stderr
    return [json.loads(line) for line in result.stdout.splitlines()]


def said(document: dict[str, Any]) -> list[tuple[str, str]]:
    return [(each["trope"], each["stance"]) for each in document["annotations"]]


@pytest.fixture
def write(tmp_path: Path) -> Callable[[str, str], Path]:
    def write(name: str, content: str) -> Path:
        path = tmp_path / name
        path.write_text(content, encoding="utf-8")
        return path

    return write


def test_a_text_yields_one_object_with_everything_about_its_statements(
    slowburn: Run, write: Callable[[str, str], Path]
) -> None:
    [document] = documents(slowburn("annotate", write("review.txt", REVIEW), "--json"))
    assert document["id"] == "review.txt"
    first, second = document["annotations"]
    assert 0.35 <= first.pop("confidence") <= 1
    assert first == {
        "trope": "love-triangle",
        "stance": "avoided",
        "start": 12,
        "end": 25,
        "because": "named: “love triangle”; no: “no”",
    }
    assert REVIEW[second["start"] : second["end"]] == "honest conversations"


def test_json_lines_keep_their_identifiers(
    slowburn: Run, write: Callable[[str, str], Path]
) -> None:
    lines = [{"id": "a", "text": REVIEW}, {"id": 7, "text": ""}, {"text": "Amnesia again."}]
    file = write("reviews.jsonl", "\n".join(map(json.dumps, lines)))
    found = documents(slowburn("annotate", file, "--json"))
    assert [document["id"] for document in found] == ["a", "7", "3"]
    assert list(map(said, found)) == [
        [("love-triangle", "avoided"), ("honest-communication", "present")],
        [],
        [("amnesia", "present")],
    ]


def test_a_csv_s_columns_are_known_by_their_names_or_named(
    slowburn: Run, write: Callable[[str, str], Path]
) -> None:
    text = "While Head over Heels leans on jealousy, Boys over Flowers has amnesia."
    usual = write("usual.csv", f'drama,review\nHead over Heels,"{text}"\n')
    other = write("other.csv", f'what,words\nBoys over Flowers,"{text}"\n')
    [document] = documents(slowburn("annotate", usual, "--json"))
    assert said(document) == [("jealousy", "present")]
    named = ["--text-column", "words", "--drama-column", "what"]
    [document] = documents(slowburn("annotate", other, "--json", *named))
    assert said(document) == [("amnesia", "present")]


def test_offsets_count_characters_of_the_file_as_it_is(
    slowburn: Run, write: Callable[[str, str], Path]
) -> None:
    text = "Tearful 😀.\r\n\r\nThere is a\u200b love triangle."
    path = write("review.txt", "")
    path.write_bytes(text.encode())
    [document] = documents(slowburn("annotate", path, "--json"))
    [found] = document["annotations"]
    assert text[found["start"] : found["end"]] == "love triangle"


def test_without_json_a_line_tells_each_statement(
    slowburn: Run, write: Callable[[str, str], Path]
) -> None:
    lines = slowburn("annotate", write("review.txt", REVIEW)).stdout.splitlines()
    assert re.match(r"review\.txt:12-25  love-triangle  avoided  0\.[3-9]\d?  named: ", lines[0])
    assert len(lines) == 2
    empty = slowburn("annotate", write("empty.txt", "")).stdout
    assert empty == "empty.txt: nothing is said about a trope\n"


def test_korean_texts_are_read_with_korean_patterns(
    slowburn: Run, write: Callable[[str, str], Path]
) -> None:
    file = write("review.txt", "뻔한 삼각관계가 없어서 좋았다.")
    [document] = documents(slowburn("annotate", file, "--json", "--language", "ko"))
    assert said(document) == [("love-triangle", "avoided")]


@pytest.mark.parametrize(("name", "content", "hint"), WRONG.values(), ids=WRONG.keys())
def test_a_file_that_cannot_be_used_is_told_in_words(
    slowburn: Run, write: Callable[[str, str], Path], name: str, content: str, hint: str
) -> None:
    result = slowburn("annotate", write(name, content), "--json")
    assert (result.exit_code, result.stdout) == (2, "")
    assert hint in result.stderr
    assert name in result.stderr


def test_a_column_that_is_not_there_is_named_with_those_that_are(
    slowburn: Run, write: Callable[[str, str], Path]
) -> None:
    file = write("reviews.csv", "id,text\n1,x\n")
    result = slowburn("annotate", file, "--text-column", "words")
    assert result.exit_code == 2
    assert "“words”" in result.stderr
    assert "id, text" in result.stderr


def test_an_unknown_language_is_told(slowburn: Run, write: Callable[[str, str], Path]) -> None:
    result = slowburn("annotate", write("review.txt", REVIEW), "--language", "fr")
    assert result.exit_code == 2
    assert "“fr”" in result.stderr


def test_other_commands_do_not_wait_for_the_language_library() -> None:
    code = "import sys, slowburn.cli.main; sys.exit('spacy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
