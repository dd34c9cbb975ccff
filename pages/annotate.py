"""Paste a review or bring a file of them: see what it says of tropes, check it, keep it."""

import streamlit as st

from slowburn.charts.words import counted
from slowburn.ui.annotate.bringing import bring, told
from slowburn.ui.annotate.choosing import choose_shown, decide_all, keep_choice
from slowburn.ui.annotate.dramas import choose_dramas, dramas_of, known_title
from slowburn.ui.annotate.finding import find_statements
from slowburn.ui.annotate.keeping import keep_it, tell_kept
from slowburn.ui.annotate.kept_texts import offer_texts
from slowburn.ui.annotate.review import review
from slowburn.ui.annotate.statements import Verdict
from slowburn.ui.annotate.tables import show_tables
from slowburn.ui.pages import filters_in_view
from slowburn.ui.shown import headline

filters_in_view()
headline("Annotate text: what a review says of tropes")
st.markdown(
    "Bring a review or an essay. Slowburn marks where it says that a drama **has** a trope, "
    "**avoids** it, or **turns it around**. You check what was found and keep what is right, as a "
    "source like any other."
)
st.caption(
    "How good it is: it looks for words and phrases, and does not understand the text. In reviews "
    "that it had not seen before, many of them ironic or roundabout, three of five statements that "
    "it found were right, and it found about one in four; in plain prose it does better. So look "
    "at every statement before you keep it."
)
offer_texts()
work, language = bring()
if work is None:
    keep_choice()
elif work.kept:
    keep_choice()
    tell_kept(work, work.kept)
else:
    find_statements(work, language, known_title(work))
    verdicts = [statement.verdict for statement in work.statements]
    st.subheader(
        f"{counted(len(verdicts), 'statement')} in {told(work)}: "
        f"{verdicts.count(Verdict.ACCEPTED):,} accepted, "
        f"{verdicts.count(Verdict.REJECTED):,} rejected, "
        f"{verdicts.count(Verdict.WAITING):,} to look at",
        anchor=False,
    )
    dramas = dramas_of(work)
    shown = choose_shown()
    chosen = [statement for statement in work.statements if shown.lets(statement)]
    with st.container(horizontal=True, gap="small"):
        for verdict, label in ((Verdict.ACCEPTED, "Accept"), (Verdict.REJECTED, "Reject")):
            st.button(
                f"{label} the {len(chosen):,} shown",
                key=f"all-{verdict}",
                disabled=not chosen,
                on_click=decide_all,
                args=(chosen, verdict),
            )
    review(work, shown)
    show_tables(work, dramas, chosen)
    st.subheader("Which drama it is about", anchor=False)
    choose_dramas(work)
    st.subheader("Keep it as a source", anchor=False)
    keep_it(work, dramas)
