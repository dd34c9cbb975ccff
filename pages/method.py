"""How the numbers are made, and how far to trust them, with figures from the data at hand."""

import streamlit as st

from slowburn.analysis.credibility import STRENGTH
from slowburn.analysis.filters import Filters
from slowburn.charts.words import counted
from slowburn.ui.asking import ask
from slowburn.ui.figures import quiet_row
from slowburn.ui.method_words import spread_in_words, validity_in_words
from slowburn.ui.pages import filters_in_view, link_to
from slowburn.ui.shown import headline

filters = filters_in_view()
validity = ask("validity", Filters(source=filters.source))

headline(validity_in_words(validity.table.iloc[0]))

st.header("Shares and trends", anchor=False)
st.markdown(
    "A share is the dramas that a source in view says have a trope, out of the dramas that a "
    "source in view has looked at, with a 95 % Wilson interval. Whether a trope is **rising** or "
    "**falling** is read off a binomial model of the share on the year. As many tropes are tested "
    "at once, Benjamini-Hochberg keeps the false findings among those shown to 5 %. What the model "
    "cannot tell from chance is called *no clear change*."
)

st.header("Tropes that travel together", anchor=False)
st.markdown(
    "Of some dramas much is said and of others little, which makes any two tropes look linked; "
    "tags are capped at ten, which makes them look slightly opposed. *As expected by chance* "
    "therefore means: as often as if tropes were dealt out at random while every drama keeps its "
    "number of tropes and every trope its number of dramas."
)

st.header("Agreement between sources", anchor=False)
st.markdown(
    "Krippendorff's alpha is 1 where two sources always agree and 0 where they agree no more than "
    "chance would have it. It is taken over the dramas that both have looked at. A source that "
    "says nothing of a trope counts as not saying that it is there, which is not the same as "
    "saying that it is avoided."
)

st.header("The maturity index", anchor=False)
st.markdown(
    "Eight dimensions, each a question that the founding essay asks of a romance. Every trope is "
    "argued to speak for or against some of them, from −2 to 2. A statement that the trope is "
    "**present** counts that way, a statement that it is **avoided** the other way round; a "
    "**subverted** trope takes no side.\n"
    f"- **At first** a drama stands at the catalogue's mean, which counts like {STRENGTH:.0f} full "
    "statements. Each statement moves it, by its confidence and the trope's loading.\n"
    "- **A source that repeats itself** speaks once, and however many sources speak of one trope, "
    "they count as two at the most: they watch the same drama, and some copy each other.\n"
    "- **The interval** holds the truth nine times in ten, if dramas differ as much as the model "
    "supposes, which the data cannot tell. The more is said, the narrower it is.\n"
    "- **The index** is the weighted mean of the eight; the weights are yours. Its rank comes with "
    "the ranks that it would have at both ends of its interval."
)
priors = ask("dimensions", filters)
st.dataframe(
    priors.table[["dimension", "question", "prior"]],
    hide_index=True,
    column_config={
        "dimension": "Dimension",
        "question": "What it asks",
        "prior": st.column_config.NumberColumn("Catalogue's mean, of 100", format="%.0f"),
    },
    alt="The eight dimensions, what each asks, and the catalogue's mean",
)

st.subheader("Does it measure what it should?", anchor=False)
[found] = validity.table.itertuples()
st.markdown(
    "Some viewers tag a couple outright as healthy or unhealthy. Those very tags are left out of "
    "the evidence, and the rest of the index has to tell the one group from the other. "
    + spread_in_words(found)
)
quiet_row(validity, validity.table, alt="Validity of the index.", key="validity")

st.subheader("How each trope speaks for or against each dimension", anchor=False)
loadings = ask("loadings")
st.markdown(
    f"{counted(len(loadings.table), 'argument')}, each from the meaning of the trope and not "
    "fitted to any list of good or bad dramas. Disagree with one? It is a line in a text file."
)
st.dataframe(
    loadings.table[["trope", "dimension", "loading", "because"]],
    hide_index=True,
    column_config={
        "trope": "Trope",
        "dimension": "Dimension",
        "loading": st.column_config.NumberColumn("Loading", format="%+d"),
        "because": st.column_config.TextColumn("Because", width="large"),
    },
    alt="Loadings of tropes on dimensions, with reasons",
)
quiet_row(loadings, loadings.table, alt="Loadings.", key="loadings")

st.subheader("What the index cannot tell", anchor=False)
st.markdown(
    "- **It measures words, not dramas.** No tag says that a drama does without amnesia; so hardly "
    "any tag speaks for restraint, and what does counts much.\n"
    "- **It hardly tells neighbours apart.** Few dramas stand clear of the mean; look at groups, "
    "at the ends of the list, and at what is said of one drama.\n"
    "- **Halo.** Who likes a drama may tag its couple kindly all along.\n"
    "- **Presence is not praise.** A love triangle can be told with care. The index only knows "
    "that it is there.\n"
    "- **Sources are not alike.** An essay can say what is avoided, tags cannot. Compare dramas by "
    "the same source.\n"
    "- **Evidence within a dimension is taken as independent**, given the drama. Where it is not, "
    "intervals are too narrow."
)
link_to("sources", "Who the sources are, and their limits")
