"""Names that are merely alike: found as rapidfuzz finds them, or said not to have been sought."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rapidfuzz import fuzz

from etl.intake import terms, titles
from etl.intake.alike import likenesses

NAMES = st.lists(st.text("abcé견", min_size=1, max_size=14), min_size=1, max_size=12, unique=True)


@settings(deadline=None)
@given(NAMES, NAMES, st.sampled_from([60, 80, 88]))
def test_comparing_by_length_loses_nothing(asked, known, least):
    """Every pair is found that comparing all with all finds."""
    expected = {
        name: sorted(
            (
                (int(fuzz.ratio(name, other) + 0.5), place)
                for place, other in enumerate(known)
                if fuzz.ratio(name, other) >= least
            ),
            key=lambda pair: (-pair[0], pair[1]),
        )
        for name in asked
    }
    assert likenesses(asked, known, least) == {name: of for name, of in expected.items() if of}


@pytest.fixture
def only_two_are_sought(monkeypatch):
    for module in (titles, terms):
        monkeypatch.setattr(module, "MOST", 2)


@pytest.mark.usefixtures("only_two_are_sought")
def test_names_that_are_not_compared_are_told(look):
    rows = ["Head Over Heelz,x"] * 2 + ["Nothing Like It,x"] * 3 + ["Guardiann,x"]
    content = "title,mine\n" + "\n".join(f"{row}{i}" for i, row in enumerate(rows))
    checked = look(content)
    because = {match.named.names[0]: match.because for match in checked.understanding.matches}
    assert because["Head Over Heelz"] == "the catalogue has a name much like this"
    assert because["Nothing Like It"] == titles.NO_SUCH_NAME
    assert because["Guardiann"] == titles.NOT_SOUGHT
    [told] = [each for each in checked.problems if "merely alike" in each.reason]
    assert "the 1 least frequent" in told.reason


@pytest.mark.usefixtures("only_two_are_sought")
def test_words_that_are_not_compared_are_told(look):
    words = ["love trianglee"] * 2 + ["zzz"] * 3 + ["amnesiaa"]
    content = "drama,term,note\n" + "\n".join(
        f"Head Over Heels,{word},{i}" for i, word in enumerate(words)
    )
    checked = look(content)
    found = {each.term: each.suggestions for each in checked.understanding.terms.unmapped}
    assert found["love trianglee"]
    assert found["amnesiaa"] == ()
    assert any("words are not in the catalogue" in each.reason for each in checked.problems)
