"""The design language holds together: docs/design.md, the stylesheet and the templates use the same names."""

import re
from itertools import chain
from pathlib import Path

import pytest
from crispy_forms.helper import FormHelper
from crispy_forms.layout import Fieldset, Layout, Row, Submit
from django import forms
from django.template import Context, Template
from django.template.loader import render_to_string

ROOT = Path(__file__).resolve().parent.parent
DOCUMENT = (ROOT / "docs" / "design.md").read_text(encoding="utf-8")
STYLESHEET = re.sub(
    r"/\*.*?\*/", "", (ROOT / "static/css/askwell.css").read_text(encoding="utf-8"), flags=re.DOTALL
)
TEMPLATES = sorted((ROOT / "templates").rglob("*.html"))

NAME = r"[a-z]+(?:-[a-z]+)*(?:__[a-z]+(?:-[a-z]+)*)?(?:--[a-z0-9]+(?:-[a-z]+)*)?"
TAG = re.compile(r"\{[%#].*?[%#]\}", re.DOTALL)
COMMENT = re.compile(r"\{% comment %\}.*?\{% endcomment %\}", re.DOTALL)
FROM_HTMX = {"htmx-request"}  # htmx sets it
HTMX_SETTINGS = (
    '"allowEval": false',
    '"allowScriptTags": false',
    '"includeIndicatorStyles": false',
    '"historyCacheSize": 0',
    '"historyRestoreAsHxRequest": false',
    '"selfRequestsOnly": true',
    '"timeout": 15000',
)


def same_figure(name: str) -> str:
    """Names that count (`rating--1` … `rating--5`) are one name."""
    return re.sub(r"--[0-9]$", "--1", name)


def classes_in(text: str) -> set[str]:
    """The words in every class attribute; what a template fills in is left out (`rating--`)."""
    plain = re.sub(r"\{\{.*?\}\}", "", TAG.sub(" ", COMMENT.sub("", text)))
    return set(chain.from_iterable(value.split() for value in re.findall(r'\bclass="([^"]*)"', plain)))


def styled() -> set[str]:
    return {same_figure(name) for name in re.findall(rf"\.({NAME})(?![\w-])", STYLESHEET)} - FROM_HTMX


def named() -> set[str]:
    """Every name that design.md shows in a class attribute, or in code as a part or a kind of a block."""
    spans = re.findall(r"`([^`\n]+)`", DOCUMENT)
    in_code = {
        word
        for span in spans
        for word in span.split()
        if re.fullmatch(NAME, word) and re.search("__|--", word)
    }
    return {same_figure(name) for name in classes_in(DOCUMENT) | in_code if re.fullmatch(NAME, name)}


def test_every_class_in_the_design_document_has_a_style() -> None:
    assert named() - styled() == set()


def test_every_class_in_the_stylesheet_is_in_the_design_document() -> None:
    words = {same_figure(word) for word in re.findall(NAME, DOCUMENT)}
    assert styled() - words == set()


def test_every_class_in_a_template_has_a_style() -> None:
    known = styled()
    strangers = {
        (path.relative_to(ROOT).as_posix(), name)
        for path in TEMPLATES
        for name in classes_in(path.read_text(encoding="utf-8"))
        if same_figure(name) not in known
        and not (name.endswith("--") and any(k.startswith(name) for k in known))
    }
    assert strangers == set()


@pytest.mark.parametrize("path", TEMPLATES, ids=lambda path: path.relative_to(ROOT / "templates").as_posix())
def test_a_template_holds_nothing_that_the_content_policy_forbids(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert not re.search(r"\sstyle\s*=", text)
    assert not re.search(r"\son[a-z]+\s*=", text)
    assert not re.search(r"<style|javascript:|https?://|\|\s*safe\b", text)
    assert not re.search(r"<script(?![^>]*\b(?:src=|type=\"application/json\"))", text)


# ── The form pack ──────────────────────────────────────────────────────────────────────────────────


class ExampleForm(forms.Form):
    text = forms.CharField(label="Question", help_text="As you would say it aloud.")
    kind = forms.ChoiceField(
        label="Kind", choices=[("b", "Behavioural"), ("t", "Technical")], widget=forms.RadioSelect
    )
    approve = forms.BooleanField(label="Approve now", required=False)
    token = forms.CharField(widget=forms.HiddenInput, required=False)

    def __init__(self, data: dict[str, str] | None = None) -> None:
        super().__init__(data)
        self.helper = FormHelper()
        self.helper.layout = Layout(Row("text"), Fieldset("How it is used", "kind", "approve"), "token")
        self.helper.add_input(Submit("save", "Save the question"))


def rendered(form: forms.Form) -> str:
    return Template("{% load crispy_forms_tags %}{% crispy form %}").render(Context({"form": form}))


def test_an_error_is_tied_to_its_field_and_listed_at_the_top() -> None:
    html = rendered(ExampleForm({"kind": "b"}))
    assert 'href="#id_text"' in html
    assert 'id="id_text_error"' in html
    assert re.search(r'<input[^>]*name="text"[^>]*aria-invalid="true"', html)
    assert re.search(r'<input[^>]*name="text"[^>]*aria-describedby="id_text_helptext id_text_error"', html)
    assert "One thing needs another look" in html


def test_a_set_of_choices_is_a_group_with_a_legend_that_its_error_links_to() -> None:
    html = rendered(ExampleForm({"text": "Why?"}))
    assert 'href="#id_kind"' in html
    assert re.search(r'<fieldset id="id_kind"[^>]*aria-describedby="id_kind_error"', html)
    assert re.search(
        r'<legend class="field-group__legend">Kind\s*<span class="field__required">required</span>', html
    )


def test_a_form_without_errors_has_no_error_summary_and_says_what_is_required() -> None:
    html = rendered(ExampleForm())
    assert "error-summary" not in html
    assert html.count("field__required") == 2
    assert '<button type="submit"' in html


def test_what_someone_typed_is_never_markup_in_a_form() -> None:
    html = rendered(ExampleForm({"text": "<b>bold</b>", "kind": "<i>"}))
    assert "<b>" not in html
    assert "<i>" not in html


def test_both_ways_to_write_a_form_show_the_same_fields() -> None:
    form = ExampleForm({"text": "Why?"})
    html = Template("{% load crispy_forms_tags %}{{ form|crispy }}").render(Context({"form": form}))
    for part in ('id="id_text_helptext"', 'id="id_kind_error"', 'href="#id_kind"', 'name="token"'):
        assert html.count(part) == rendered(form).count(part) == 1


def test_the_page_for_our_own_mistake_needs_nothing_from_the_request() -> None:
    html = render_to_string("500.html")
    assert "Something went wrong on our side." in html
    assert html.count("<h1>") == 1


def test_the_frame_renders_for_someone_who_is_signed_out() -> None:
    html = render_to_string("404.html")
    assert '<main id="main"' in html
    assert '<nav class="nav"' not in html
    assert "Sign out" not in html


def test_htmx_is_told_to_evaluate_nothing_and_to_keep_nothing() -> None:
    html = render_to_string("404.html")
    for setting in HTMX_SETTINGS:
        assert setting in html
