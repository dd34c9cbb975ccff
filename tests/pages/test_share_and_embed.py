"""What leaves a page: its link, its finding, a chart for another page; and old links."""

from __future__ import annotations

import html
import json
import re
from urllib.parse import parse_qs, urlsplit

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from streamlit.runtime.context import ContextProxy
from streamlit.testing.v1 import AppTest

from slowburn.analysis.renamed import OldNames
from slowburn.ui.pages import PAGES
from slowburn.warehouse.home import PROJECT

WITH_CHARTS = [page.name for page in PAGES if page.name not in {"method", "yourdata", "annotate"}]
OTHER_VERSION = "0123456789ab"
DOCUMENTED = (PROJECT / "docs" / "links.md").read_text(encoding="utf-8")
PARAMETERS = [*dict.fromkeys(re.findall(r"^\| `(\w+)` \|", DOCUMENTED, re.MULTILINE)), "data", "x"]


def figure_of(chart) -> dict:
    return json.loads(chart.proto.spec)


def opened(app, key: str):
    """The page after a panel was opened by its button."""
    return app.button(key=key).click().run()


@pytest.fixture
def embedded(monkeypatch, open_page):
    """Open a page as a frame on another site does."""

    def open_(name: str, **parameters):
        with monkeypatch.context() as patched:
            patched.setattr(ContextProxy, "is_embedded", True)
            return open_page(name, **parameters)

    return open_


def drawn_nowhere():
    import streamlit as st
    from streamlit.delta_generator import DeltaGenerator

    with DeltaGenerator(root_container=None):
        st.title("nowhere")
        with st.container(horizontal=True), st.expander("nowhere"):
            st.session_state["value"] = st.selectbox("nowhere", ["first", "second"])
            st.plotly_chart({"data": [{"y": [1]}]}, on_select="rerun", key="nowhere")
    st.caption("here")


def test_streamlit_still_has_the_container_that_leads_to_no_screen():
    """`slowburn.ui.embed` rests on it. Streamlit describes it in a docstring, and promises nothing.

    Should this fail after an upgrade, then embedded pages are drawn whole, or not at all. A way
    that is promised: run the page in `st.empty().container()` and empty it, at the cost of sending
    every element to the browser first.
    """
    app = AppTest.from_function(drawn_nowhere).run()
    assert not app.exception
    assert app.session_state["value"] == "first"
    assert [caption.value for caption in app.caption] == ["here"]
    assert not [*app.title, *app.selectbox, *app.get("plotly_chart"), *app.get("expander")]


@pytest.mark.parametrize("name", WITH_CHARTS)
def test_an_embedded_page_is_its_first_chart_and_the_source_line(open_page, embedded, name):
    whole, app = open_page(name), embedded(name)
    [chart] = app.get("plotly_chart")
    assert figure_of(chart) == figure_of(whole.get("plotly_chart")[0])
    [line] = app.caption
    assert "data version" in line.value
    assert "MyDramaList" in line.value
    assert not [*app.title, *app.selectbox, *app.multiselect, *app.slider, *app.button]
    assert not app.sidebar.children


def test_the_chart_that_a_link_names_is_embedded_with_its_choices(open_page, embedded):
    choices = {"country": ["CN"], "trope": ["amnesia"], "adjust": ["format"]}
    whole = open_page("trends", **choices).get("plotly_chart")
    [chart] = embedded("trends", chart="movers", **choices).get("plotly_chart")
    assert figure_of(chart) == figure_of(whole[1])


def test_an_unknown_chart_is_named_and_the_first_shown(embedded):
    app = embedded("trends", chart="pie")
    [told] = app.warning
    assert "`pie`" in told.value
    assert "trend and movers" in told.value
    assert len(app.get("plotly_chart")) == 1


def test_an_embedded_page_without_a_chart_says_so(embedded):
    app = embedded("method")
    assert not app.get("plotly_chart")
    assert "has no chart" in app.info[0].value


def test_a_link_of_other_data_says_so_until_the_reader_goes_on(open_page, warehouse):
    app = open_page("trends", version=OTHER_VERSION, country=["CN"])
    [told] = [info for info in app.info if OTHER_VERSION in info.value]
    assert warehouse.data_version in told.value
    assert app.query_params["version"] == OTHER_VERSION
    app.button(key="unpin").click().run()
    assert not [info for info in app.info if OTHER_VERSION in info.value]
    assert "version" not in app.query_params
    assert app.query_params["country"] == "CN"


def test_a_link_of_the_same_data_says_nothing(open_page, warehouse):
    app = open_page("trends", version=warehouse.data_version)
    assert not app.info
    assert not app.warning


def test_share_offers_the_link_the_finding_and_a_frame(open_page, warehouse):
    app = open_page("trends", country=["CN"], trope=["amnesia"])
    title = app.title[0].value
    app = opened(app, "share")
    link, words, frame = (code.value for code in app.code)
    assert link.endswith("/trends?country=CN&trope=amnesia")
    assert title in words
    assert "Viewers' tags on MyDramaList" in words
    assert warehouse.data_version in words
    source = urlsplit(html.unescape(re.search(r'src="([^"]+)"', frame)[1]))
    assert parse_qs(source.query) == {
        "country": ["CN"],
        "trope": ["amnesia"],
        "embed": ["true"],
        "chart": ["trend"],
    }
    assert "version=" not in link
    assert any("Whoever can reach" in caption.value for caption in app.caption)
    assert not [told for told in app.warning if "data" in told.value]
    app.toggle(key="share-pinned").set_value(True)
    app = opened(app, "share")
    assert app.code[0].value == f"{link}&version={warehouse.data_version}"


def test_share_of_a_workspace_says_who_can_see_it_and_until_when(open_page, kept):
    app = opened(open_page("trends", workspace=kept.id, data="mine", country=["all"]), "share")
    [told] = [warning.value for warning in app.warning if "Anna" in warning.value]
    assert "Whoever has the link can see all of your data" in told
    assert f"until {kept.manifest.ends:%d %B %Y}" in told
    link, words = (code.value for code in app.code)
    assert parse_qs(urlsplit(link).query)["workspace"] == [kept.id]
    assert link in words
    assert any("cannot be put on another web page" in caption.value for caption in app.caption)


def test_share_of_the_catalogue_beside_a_workspace_says_that_the_link_opens_both(open_page, kept):
    app = opened(open_page("trends", workspace=kept.id, data="catalogue"), "share")
    [told] = [warning.value for warning in app.warning if "Anna" in warning.value]
    assert "although only the catalogue is in view" in told


@pytest.mark.parametrize("data", ["mine", "merged"])
def test_an_export_of_a_workspace_is_cited_without_its_id_and_fetched_with_it(
    open_page, kept, data
):
    app = open_page("trends", workspace=kept.id, data=data, country=["all"])
    app = opened(app, "trend-export")
    cited, *snippets = (code.value for code in app.code)
    assert kept.id not in cited
    assert f"-{data}-{kept.manifest.content}" in cited
    assert len(snippets) == 3
    assert all(f"workspace={kept.id}&data={data}" in lines for lines in snippets)
    assert any("can read your data, until" in caption.value for caption in app.caption)


def test_an_export_of_the_catalogue_beside_a_workspace_has_no_id(open_page, kept):
    app = open_page("trends", workspace=kept.id, data="catalogue")
    app = opened(app, "trend-export")
    assert not [code for code in app.code[1:] if kept.id in code.value]


def test_old_names_in_a_link_keep_working_without_a_word(open_page, monkeypatch):
    old = {("parameter", "tropes"): "trope", ("trope", "memory-loss"): "amnesia"}
    monkeypatch.setattr("slowburn.ui.old_names._of_version", lambda _: OldNames(old))
    app = open_page("trends", tropes=["memory-loss", "love-triangle"])
    assert app.query_params["trope"] == ["amnesia", "love-triangle"]
    assert "tropes" not in app.query_params
    assert "Amnesia" in app.title[0].value
    assert not app.warning


def test_what_was_used_instead_is_told(open_page):
    told = [warning.value for warning in open_page("trends", country=["XX"], by="moon").warning]
    assert any("`XX`" in text and "South Korea" in text for text in told)
    assert any("`moon`" in text and "Nothing" in text for text in told)


garbage = st.lists(
    st.one_of(
        st.text(st.characters(exclude_categories=["Cs"])),
        st.sampled_from(["all", "none", "9" * 5000, "٣", "-1", "1e9", "a:b:c", "pacing:٣", ":"]),
    ),
    min_size=1,
    max_size=8,
)


@pytest.mark.parametrize("name", [page.name for page in PAGES])
def test_garbage_in_a_link_is_named_and_the_page_is_drawn(open_page, name):
    """In one session, which opens link after link: each must stand as in a session of its own."""
    app = open_page(name)

    @settings(max_examples=40, deadline=None)
    @given(parameters=st.dictionaries(st.sampled_from(PARAMETERS), garbage, min_size=3))
    def open_link(parameters):
        app.query_params.clear()
        for parameter, texts in parameters.items():
            app.query_params[parameter] = texts
        app.run()
        assert not app.exception, [error.value for error in app.exception]
        assert not app.error, [error.value for error in app.error]
        assert app.title[0].value
        if "x" in parameters:
            assert any("`x`" in warning.value for warning in app.warning)

    open_link()
