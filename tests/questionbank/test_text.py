"""What people wrote is shown as they meant it, and does nothing."""

import time

import pytest

from questionbank.templatetags.askwell_text import inline_markdown, markdown, plain_line

PICTURE = "/pictures/6f9619ff-8b86-4d01-b42d-00cf4fc964ff/"


def test_paragraphs_lists_and_code_are_kept() -> None:
    html = markdown("One *two*.\n\n- a\n- b\n\n```python\nif a < b:\n    pass\n```")
    assert "<em>two</em>" in html
    assert html.count("<li>") == 2
    assert '<code class="language-python">if a &lt; b:\n    pass\n</code>' in html


def test_headings_stay_below_the_pages_own() -> None:
    assert "<h3>Title</h3>" in markdown("# Title")


def test_own_pictures_are_shown_with_their_words() -> None:
    assert f'<img src="{PICTURE}" alt="A chart">' in markdown(f"![A chart]({PICTURE})")


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a.png",
        "//example.org/a.png",
        "/accounts/logout/",
        f"{PICTURE}../x",
        "data:image/png;base64,AA",
    ],
)
def test_other_peoples_pictures_leave_only_their_words(address: str) -> None:
    html = markdown(f"![A chart]({address})")
    assert "<img" not in html
    assert "A chart" in html


@pytest.mark.parametrize(
    "payload",
    [
        "<script>alert(1)</script>",
        '<img src=x onerror="alert(1)">',
        '<a href="/x" data-hx-get="/accounts/logout/">x</a>',
        '<div hx-get="/x" hx-trigger="load">x</div>',
        "[x](javascript:alert(1))",
        "[x](JaVaScRiPt:alert(1))",
        "[x](data:text/html;base64,AAAA)",
        "[x](vbscript:x)",
        "<style>*{display:none}</style>",
        '<form action="/x"><button>x</button></form>',
        '```x" onclick=alert(1)\ncode\n```',
        "<svg onload=alert(1)>",
        '![x" onerror="alert(1)](/pictures/x)',
        "&lt;script&gt;alert(1)&lt;/script&gt;",
        "<iframe src=//example.org></iframe>",
    ],
)
def test_nothing_that_acts_gets_through(payload: str) -> None:
    html = str(markdown(payload)).removeprefix('<div class="prose" hx-disable>')
    for forbidden in (
        "<script",
        "<img",
        "<div hx",
        "<style",
        "<form",
        "<svg",
        "<iframe",
        "<button",
        'href="javascript',
        'href="data',
        'href="vb',
    ):
        assert forbidden not in html.lower()
    assert not any(
        f"<{tag} {attribute}" in html for tag in ("a", "code", "img") for attribute in ("on", "hx-", "data-")
    )


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("How are *you*?\n\n```\ncode\n```", "How are you?"),
        ("\n\n# A `title`\nmore", "A title"),
        (f"![A chart]({PICTURE})\n\nWhat is wrong here?", "A chart"),
        ("[A link](https://example.org) first", "A link first"),
        ("snake_case and 2 * 3", "snake_case and 2 3"),
        ("", ""),
        (None, ""),
    ],
)
def test_lists_show_the_first_line_without_its_marks(text: str | None, line: str) -> None:
    assert plain_line(text) == line


def test_a_list_shows_three_hundred_characters_of_a_line_at_most() -> None:
    assert plain_line("x" * 300) == "x" * 300
    assert plain_line("x" * 299 + " y") == "x" * 299 + "…"
    assert plain_line("word " * 10_000) == ("word " * 60).rstrip() + "…"


def test_a_very_long_line_of_marks_takes_no_time() -> None:
    started = time.monotonic()
    plain_line("[" * 1_000_000)
    assert time.monotonic() - started < 1


def test_a_line_of_a_list_keeps_its_emphasis_and_nothing_that_acts() -> None:
    assert (
        inline_markdown("Names **MNAR** and `dropna`")
        == "Names <strong>MNAR</strong> and <code>dropna</code>"
    )
    assert "<script" not in inline_markdown("<script>alert(1)</script>")
    assert "javascript" not in inline_markdown("[x](javascript:alert(1))").replace("(javascript", "")
    assert inline_markdown(None) == ""
