"""A small made-up catalogue, to be broken."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from pathlib import Path

FILES = {
    "countries.csv": "country,name\nKR,South Korea\nTH,Thailand\n",
    "catalogue/dramas.csv": (
        "drama_id,title,native_title,country,format,start_date,end_date,year,episodes,minutes,"
        "age_rating,score,scored_by,watchers,snapshot\n"
        "rain-again-2015,Rain Again,다시 비,KR,standard-series,2015-03-02,2015-04-21,2015,16,60,"
        "15+,8.1,100,5000,made-up\n"
        'tea-and-thunder-2020,"Tea, and Thunder",ชาและฟ้าร้อง,TH,,2020-01-05,,2020,,,,,,40,made-up\n'
        "zest-undated,Zest,,KR,web-series,,,,,,,,,7,made-up\n"
    ),
    "catalogue/aliases.csv": "drama_id,alias\nrain-again-2015,Dasi Bi\n",
    "catalogue/refs.csv": "drama_id,authority,ref\nrain-again-2015,mdl,1\n",
    "catalogue/genres.csv": "drama_id,genre\nrain-again-2015,Romance\n",
    "catalogue/networks.csv": "drama_id,position,network\nrain-again-2015,1,Channel Z\n",
    "catalogue/credits.csv": "drama_id,role,position,person\nrain-again-2015,writer,1,Someone\n",
    "tropes.csv": (
        "trope_id,name,family,definition,counts_when,counts_not_when\n"
        "slow-burn,Slow burn,path,It takes time.,It does.,It does not.\n"
        "amnesia,Amnesia,contrivance,Someone forgets.,They do.,They pretend.\n"
    ),
    "dimensions.csv": (
        "dimension_id,name,question,essay_section,default_weight\npacing,Pacing,Is it quiet?,8,1\n"
    ),
    "loadings.csv": (
        "trope_id,dimension_id,loading,because\n"
        "amnesia,pacing,-1,A shock.\n"
        "slow-burn,pacing,1,Slow.\n"
    ),
    "sources.csv": (
        "source_id,name,kind,publisher,url,accessed,licence,method,limits,describes_aired_show\n"
        "a-text,A text,editorial,,,2026-11-23,Facts only.,Read.,One opinion.,yes\n"
        "tags,Tags,community tags,,,2025-10,Facts only.,Voted.,Ten at most.,\n"
    ),
    "terms.csv": (
        "source_id,term,decision,trope_id,stance,confidence,reason\n"
        "tags,Memory Loss,trope,amnesia,present,0.9,near synonym\n"
        "tags,Web Series,format,,,,a format\n"
    ),
    "held_out_terms.csv": "source_id,term,judges\n",
    "renamed.csv": "what,old,new,since,reason\n",
    "term_uses/tags.csv": (
        "source_id,drama_id,position,term\n"
        "tags,rain-again-2015,1,Memory Loss\n"
        "tags,rain-again-2015,2,Web Series\n"
        "tags,tea-and-thunder-2020,1,Unheard Of\n"
    ),
    "statements/rain.csv": (
        "source_id,drama_id,trope_id,stance,confidence,locator,evidence\n"
        "a-text,rain-again-2015,slow-burn,avoided,0.8,opening,They kiss at once.\n"
    ),
}


@pytest.fixture
def small_data(tmp_path: Path) -> Path:
    """A small, valid folder of text files."""
    folder = tmp_path / "data"
    for name, text in FILES.items():
        file = folder / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return folder
