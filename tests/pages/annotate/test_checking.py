"""A text with its statements: shown, accepted, changed, rejected, of one drama."""

from __future__ import annotations

import re

from tests.pages.annotate.conftest import (
    REVIEW,
    find_drama,
    html,
    judge,
    paste,
    press,
    run,
    said,
    statements,
)


def test_at_first_there_is_a_text_to_paste_and_nothing_else(page):
    assert "what a review says of tropes" in said(page)
    assert "look at every statement before you keep it" in said(page)
    assert not [button for button in page.button if button.key == "keep-statements"]


def test_an_empty_text_is_told_what_to_do(page):
    paste(page, "  \n ")
    assert "There is no text yet" in said(page)


def test_a_text_is_shown_with_its_statements_marked_and_listed(pasted):
    assert "3 statements in 1 text, 17 words: 0 accepted, 0 rejected, 3 to look at" in said(pasted)
    marked = html(pasted)
    assert marked.count("<mark title=") == 3
    assert "(statement 1: Love triangle, avoided)" in marked
    assert re.search(r"○ Love triangle\*\*, avoided, confidence 0\.[3-9]\d", said(pasted))
    assert "no **love triangle**. The couple" in said(pasted)
    assert "named; no" in said(pasted)


def test_a_text_never_acts_as_html_or_markdown(page):
    evil = "<img src=x onerror=alert(1)> A love triangle **[x](http://x)** <script>x</script>"
    paste(page, evil)
    assert "<img" not in html(page)
    assert "<script" not in html(page)
    assert "&lt;img src=x onerror=alert(1)&gt;" in html(page)
    [caption] = [each.value for each in page.caption if "love triangle" in each.value]
    assert r"\<img src=x" in caption
    assert r"**love triangle** \*\*\[x\]\(http\:" in caption


def test_a_text_without_tropes_says_that_silence_says_little(page):
    paste(page, "The music is lovely.")
    assert "0 statements in 1 text" in said(page)
    assert "No statement about a trope was found here" in said(page)


def test_statements_are_accepted_rejected_and_left(pasted):
    judge(pasted, 1, "accepted")
    judge(pasted, 2, "rejected")
    assert "1 accepted, 1 rejected, 1 to look at" in said(pasted)
    assert "Honest communication, present, rejected" in html(pasted)
    [control] = [each for each in pasted.button_group if each.label == "Statement 1"]
    run(control.set_value(None))
    assert "0 accepted, 1 rejected, 2 to look at" in said(pasted)


def test_a_change_is_kept_and_accepts(pasted):
    place = f"1-0-{REVIEW.index('love triangle')}"
    pasted.session_state[f"change-{place}"] = True
    run(pasted)
    run(pasted.selectbox(key=f"trope-{place}").set_value("jealousy"))
    run(pasted.selectbox(key=f"stance-{place}").set_value("subverted"))
    run(pasted.number_input(key=f"confidence-{place}").set_value(0.5))
    first = statements(pasted)[0]
    assert (first.trope, first.stance, first.confidence) == ("jealousy", "subverted", 0.5)
    assert first.verdict == "accepted"
    assert "◐ Jealousy" in said(pasted)
    assert "subverted, confidence 0.50" in said(pasted)
    assert "changed by hand" in said(pasted)


def test_a_statement_is_added_by_hand_where_the_text_says_so(pasted):
    pasted.selectbox(key="added-trope").set_value("adult-concerns")
    pasted.text_input(key="added-words").set_value("not there")
    press(pasted, "add-statement")
    assert "do not stand in the text" in said(pasted)
    pasted.text_input(key="added-words").set_value("kumquat")
    press(pasted, "add-statement")
    added = statements(pasted)[-1]
    assert (added.trope, added.verdict) == ("adult-concerns", "accepted")
    assert REVIEW[added.start : added.end] == "Kumquat"
    assert "4 statements" in said(pasted)


def test_a_link_s_choice_waits_for_a_text(open_page):
    app = open_page("annotate", stance="avoided", confidence="0.5", trope="love-triangle")
    assert not app.warning
    paste(app, REVIEW)
    assert app.multiselect(key="annotate-stance").value == ["avoided"]
    assert app.multiselect(key="annotate-trope").value == ["love-triangle"]
    assert app.selectbox(key="annotate-confidence").value == "0.5"
    assert app.button(key="all-accepted").label == "Accept the 1 shown"


def test_what_is_shown_is_chosen_and_decided_at_once(open_page):
    app = open_page("annotate", bring="example", stance="avoided")
    every = statements(app)
    avoided = [each for each in every if each.stance == "avoided"]
    assert 0 < len(avoided) < len(every)
    assert app.button(key="all-accepted").label == f"Accept the {len(avoided)} shown"
    press(app, "all-accepted")
    assert {each.stance for each in every if each.verdict == "accepted"} == {"avoided"}
    app.multiselect(key="annotate-stance").set_value([])
    app.selectbox(key="annotate-confidence").set_value("below-0.8")
    run(app)
    press(app, "all-rejected")
    assert all(each.confidence < 0.8 for each in every if each.verdict == "rejected")


def test_the_drama_is_found_by_any_of_its_names_and_the_text_read_with_it(page):
    paste(page, "While Head over Heels leans on jealousy, Boys over Flowers has amnesia.")
    before = [(each.trope, each.stance) for each in statements(page)]
    find_drama(page)
    assert "The text is about **Head over Heels (2025)**" in said(page)
    assert [(each.trope, each.stance) for each in statements(page)] == [("jealousy", "present")]
    press(page, "another-drama")
    assert [(each.trope, each.stance) for each in statements(page)] == before


def test_what_was_decided_outlives_a_reading_with_the_drama(pasted):
    judge(pasted, 1, "accepted")
    judge(pasted, 2, "rejected")
    find_drama(pasted)
    assert "1 accepted, 1 rejected, 1 to look at" in said(pasted)


def test_the_language_follows_the_script_or_the_choice(page):
    paste(page, "뻔한 삼각관계가 없어서 좋았다.")
    assert [(each.trope, each.stance) for each in statements(page)] == [
        ("love-triangle", "avoided")
    ]
    run(page.selectbox(key="annotate-language").set_value("en"))
    assert statements(page) == []


def test_a_long_text_has_pages(page):
    paste(page, "Rain falls on the harbour.\n\n" * 1_000 + "There is a love triangle.")
    assert "Page, of 1" in [each.label for each in page.number_input]
    run(page.checkbox(key="only-with-statements").uncheck())
    assert "Page, of 8" in [each.label for each in page.number_input]
