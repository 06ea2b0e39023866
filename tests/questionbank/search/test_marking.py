"""What matched is marked, and nothing that somebody wrote becomes markup."""

import re

import pytest
from hypothesis import given
from hypothesis import strategies as st

from questionbank.search.marking import LENGTH, Marker
from questionbank.search.query import Query

MARKUP = re.compile(r"</?mark>")


@pytest.mark.parametrize(
    ("typed", "text", "marked"),
    [
        ("drift", "Drift, and drifting.", "<mark>Drift</mark>, and <mark>drifting</mark>."),
        ('"drift"', "Drift, and drifting.", "<mark>Drift</mark>, and drifting."),
        ('"data drift"', "Of data drift: data", "Of <mark>data drift</mark>: data"),
        ("cafe", "Le Cafe\u0301 noir", "Le <mark>Café</mark> noir"),
        ("c++", "C++ or C", "<mark>C++</mark> or C"),
        ("drift", "a < b & <b>drift</b>", "a &lt; b &amp; &lt;b&gt;<mark>drift</mark>&lt;/b&gt;"),
        ("mark", "<mark>mark</mark>", "&lt;<mark>mark</mark>&gt;<mark>mark</mark>&lt;/<mark>mark</mark>&gt;"),
        ("data drift", "data data-drift", "<mark>data</mark> <mark>data</mark>-<mark>drift</mark>"),
        ("数据", "不平衡数据集", "不平衡<mark>数据</mark>集"),
        ("", "Nothing asked", "Nothing asked"),
    ],
)
def test_what_matched_is_marked(typed: str, text: str, marked: str) -> None:
    assert Marker(Query.read(typed)).mark(text) == marked


@given(st.text(max_size=60), st.text(max_size=20))
def test_no_text_becomes_markup(text: str, typed: str) -> None:
    marked = Marker(Query.read(typed)).mark(text)
    assert not re.search(r"[<>]", MARKUP.sub("", marked))
    assert marked.count("<mark>") == marked.count("</mark>")


def test_an_excerpt_is_cut_around_what_matched() -> None:
    text = f"{'before ' * 80}**drift** <b> {'after ' * 80}"
    excerpt = Marker(Query.read("drift")).excerpt(text)
    assert excerpt
    assert "before <mark>drift</mark> &lt;b&gt; after" in excerpt
    assert (excerpt[:2], excerpt[-2:]) == ("… ", " …")
    assert len(excerpt) < LENGTH + 40
    assert Marker(Query.read("zebra")).excerpt(text) is None
