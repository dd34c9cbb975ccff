"""Pairs of tropes: the matrix and the list say the same of each pair, against chance."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any

from slowburn.charts.alt_pairs import matrix_alt, pairs_alt
from slowburn.charts.likeness import by_likeness
from slowburn.charts.matrix import matrix_figure
from slowburn.charts.pairs import pairs_figure
from slowburn.charts.theme import tokens
from slowburn.charts.words import NO_BREAK

if TYPE_CHECKING:
    from collections.abc import Callable

    import pandas as pd

    Make = Callable[..., pd.DataFrame]

UNCLEAR = "no clear link"
LINKS = [
    ("First love", "School", 40, 20.0, "together"),
    ("First love", "Revenge", 2, 20.0, "apart"),
    ("School", "Revenge", 19, 20.0, UNCLEAR),
]


def side(figure: Any, name: str) -> Any:
    return next(trace for trace in figure.data if trace.name == name)


def colours(figure: Any) -> dict[tuple[str, str], str]:
    [cells] = figure.data
    return {tuple(ends): c for ends, c in zip(cells.customdata, cells.marker.color, strict=True)}


def test_each_pair_is_drawn_on_both_sides_of_the_diagonal(pairs: Make) -> None:
    figure = matrix_figure(pairs(*LINKS), mode="light")
    [cells] = figure.data
    assert list(figure.layout.xaxis.ticktext) == list(figure.layout.yaxis.ticktext)
    labels = [text.lower().replace(" ", "-") for text in figure.layout.yaxis.ticktext]
    for (across, down), x, base in zip(cells.customdata, cells.x, cells.base, strict=True):
        assert labels[int(x)] == across
        assert labels[int(base + 0.5)] == down
    assert len(set(zip(cells.x, cells.base, strict=True))) == 6


def test_rose_is_together_blue_apart_and_pale_unclear(pairs: Make) -> None:
    seen, token = colours(matrix_figure(pairs(*LINKS), mode="light")), tokens("light")
    assert seen["first-love", "school"] == seen["school", "first-love"]
    assert seen["first-love", "school"] in token.diverging[5:]
    assert seen["revenge", "first-love"] in token.diverging[:5]
    assert seen["school", "revenge"].startswith("rgba")


def test_a_weak_link_that_is_clear_does_not_look_pale(pairs: Make) -> None:
    table = pairs(("A", "B", 22, 20.0, "together"), ("A", "C", 18, 20.0, "apart"))
    seen, scale = colours(matrix_figure(table, mode="light")), tokens("light").diverging
    assert seen["a", "b"] == scale[6]
    assert seen["a", "c"] == scale[3]


def test_twice_and_half_as_often_are_as_far_from_the_middle(pairs: Make) -> None:
    table = pairs(
        ("A", "B", 40, 20.0, "together"), ("A", "C", 10, 20.0, "apart"), ("B", "C", 0, 9.0, "apart")
    )
    seen, scale = colours(matrix_figure(table, mode="dark")), tokens("dark").diverging
    assert scale.index(seen["a", "b"]) == len(scale) - 1 - scale.index(seen["a", "c"])
    assert seen["b", "c"] == scale[0]


def test_the_chosen_trope_is_rose_and_kept_among_the_most_common(pairs: Make) -> None:
    table = pairs(*LINKS)
    table.loc[table["name_b"] == "Revenge", "dramas_b"] = 3
    assert "Revenge" not in matrix_figure(table, mode="light", limit=2).layout.xaxis.ticktext
    kept = matrix_figure(table, mode="light", limit=2, chosen="revenge")
    [label] = [text for text in kept.layout.yaxis.ticktext if "Revenge" in text]
    assert tokens("light").chosen in label


def test_tropes_of_one_company_stand_side_by_side(pairs: Make) -> None:
    groups = {"A1": "A", "B1": "B", "A2": "A", "B2": "B", "A3": "A", "B3": "B"}
    names = list(groups)
    rows = [
        (a, b, 60, 20.0, "together") if groups[a] == groups[b] else (a, b, 5, 20.0, "apart")
        for place, a in enumerate(names)
        for b in names[place + 1 :]
    ]
    order = [name[0] for name in by_likeness(pairs(*rows))]
    assert order in (list("aaabbb"), list("bbbaaa"))


def test_the_matrix_stays_small_on_the_wire(pairs: Make) -> None:
    names = [f"Trope of a long name {number}" for number in range(70)]
    rows = [(a, b, 20, 20.0, UNCLEAR) for n, a in enumerate(names) for b in names[n + 1 :]]
    assert len(json.dumps(matrix_figure(pairs(*rows), mode="light").to_dict())) < 150_000


def test_the_list_holds_clear_pairs_the_most_together_first(pairs: Make) -> None:
    figure = pairs_figure(pairs(*LINKS), mode="light")
    assert list(figure.layout.yaxis.ticktext) == ["First love<br>School", "First love<br>Revenge"]
    token = tokens("light")
    assert side(figure, "together").marker.color == token.chosen
    assert side(figure, "apart").marker.color == token.compared
    assert list(side(figure, "apart").customdata[0]) == ["first-love", "revenge"]


def test_whiskers_end_where_the_interval_ends(pairs: Make) -> None:
    dots = side(pairs_figure(pairs(*LINKS), mode="light"), "together")
    assert dots.x[0] == 2
    assert dots.x[0] + dots.error_x.array[0] == 4
    assert dots.x[0] - dots.error_x.arrayminus[0] == 1


def test_a_pair_that_never_meets_is_a_triangle_at_the_edge_and_says_so(pairs: Make) -> None:
    figure = pairs_figure(pairs(("A", "B", 0, 9.0, "apart")), mode="light")
    dots = side(figure, "apart")
    assert dots.marker.symbol[0] == "triangle-left"
    assert dots.x[0] > 0
    assert dots.hovertext[0].startswith("<b>A</b> and <b>B</b><br>0 dramas with both")
    assert "Never (9 expected), 95" in dots.hovertext[0]
    assert any(note.text == "never" for note in figure.layout.annotations)


def test_a_pair_of_shared_terms_says_that_it_is_near_and_what_is_left_out(pairs: Make) -> None:
    table = pairs(*LINKS).assign(shared_terms=[2, 0, 0], by_one_term=[48, 0, 0])
    dots = side(pairs_figure(table, mode="light"), "together")
    assert dots.hovertext[0].endswith(
        "Near by definition: 2 terms of a source mean both<br>"
        "Not counted: 48 dramas with both by such a term"
    )


def test_long_names_are_whole_in_the_matrix_and_in_the_list(pairs: Make) -> None:
    names = ("Older woman and younger man", "Kind and considerate lead")
    table = pairs((*names, 40, 20.0, "together"))
    matrix = matrix_figure(table, mode="light").layout
    for shown in (
        matrix.xaxis.ticktext,
        matrix.yaxis.ticktext,
        [pairs_figure(table, mode="light").layout.yaxis.ticktext[0]],
    ):
        read = " ".join(shown).replace("<br>", " ")
        assert all(name in read for name in names)


def test_of_many_pairs_the_surest_are_kept_not_the_largest(pairs: Make) -> None:
    table = pairs(("A", "B", 40, 10.0, "together"), ("A", "C", 8, 1.0, "together"))
    table.loc[1, "adjusted_low"] = 1.1
    assert list(pairs_figure(table, mode="light", limit=1).layout.yaxis.ticktext) == ["A<br>B"]


def test_of_a_chosen_trope_only_the_others_are_named(pairs: Make) -> None:
    figure = pairs_figure(pairs(*LINKS[:2]), mode="light", chosen="first-love")
    assert list(figure.layout.yaxis.ticktext) == ["School", "Revenge"]


def test_hover_tells_counts_expectation_and_interval(pairs: Make) -> None:
    said = side(pairs_figure(pairs(*LINKS), mode="light"), "together").hovertext[0]
    assert said.replace(NO_BREAK, " ") == (
        "<b>First love</b> and <b>School</b><br>"
        "40 dramas with both, of 100 and 100; 20.0 expected by chance<br>"
        "2.00 times as often as chance, 95 % interval 1.00–4.00: together"
    )


def test_both_charts_are_told_in_words(pairs: Make) -> None:
    told = (
        "1 pair clearly together (First love and School, 2.00 times as often as chance), "
        "1 pair clearly apart (First love and Revenge, 0.10 times as often as chance), "
        "1 with no clear link."
    )
    assert matrix_alt(pairs(*LINKS)) == f"Matrix of 3 tropes: {told}"
    assert pairs_alt(pairs(*LINKS)) == f"Dot chart with intervals: {told}"
