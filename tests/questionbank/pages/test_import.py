"""A document is read, shown, and stored once someone has confirmed it."""

from collections.abc import Callable
from contextlib import AbstractContextManager
from pathlib import Path
from typing import Any

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from questionbank.documents import MAX_DOCUMENT_BYTES, ReadDocument, decode_document, read_json, read_text
from questionbank.enums import ImportState, QuestionState
from questionbank.models import DocumentImport, Question, Revision, Template
from questionbank.queries.values import template_value
from teams.models import AuditEntry
from tests.questionbank.conftest import SMALL, Cast
from tests.questionbank.pages.conftest import SignIn, assert_only, text_of, typed_in

IMPORT = "/templates/import/"


def sent(data: bytes, name: str = "support.txt") -> dict[str, Any]:
    return {"file": SimpleUploadedFile(name, data), "text": ""}


def put(client: Client, data: dict[str, Any]) -> Any:
    """The page of what was read."""
    return client.post(IMPORT, data, follow=True)


def address(page: Any, action: str = "") -> str:
    made = page.context["preview"].document_import
    return f"/imports/{made.uuid}/{action}"


def confirm(client: Client, page: Any, **values: str) -> Any:
    return client.post(address(page, "confirmation/"), typed_in(page) | values, follow=True)


def stored() -> list[int]:
    models = (Template, Question, Revision, AuditEntry)
    return [model._default_manager.count() for model in models]


def test_only_admins_import(cast: Cast, sign_in: SignIn) -> None:
    assert_only(sign_in, IMPORT, {cast.ada: 200, cast.mia: 403, cast.ivo: 403})
    assert_only(sign_in, IMPORT, {cast.mia: 403, cast.ivo: 403}, {"text": SMALL})
    assert_only(sign_in, "/imports/", {cast.ada: 200, cast.eve: 200, cast.mia: 403, cast.ivo: 403})
    page = put(sign_in(cast.ada), {"text": SMALL})
    people = {cast.ada: 200, cast.eve: 404, cast.mia: 403, cast.ivo: 403}
    assert_only(sign_in, address(page), people)
    for action in ("choices", "confirmation", "mapping", "undoing"):
        url = address(page, f"{action}/")
        assert_only(sign_in, url, {cast.eve: 404, cast.mia: 403, cast.ivo: 403}, {"page": "1"})
        assert sign_in(cast.ada).get(url).status_code == 405
    assert_only(sign_in, address(page, "progress/"), {**people, cast.ada: 302})
    assert sign_in(cast.ada).post(address(page)).status_code == 405
    assert sign_in(cast.ada).put(IMPORT).status_code == 405
    assert stored() == [0] * 4


def test_the_real_document_goes_in_through_the_pages(cast: Cast, ada: Client, real_path: Path) -> None:
    data = real_path.read_bytes()
    preview = put(ada, sent(data, real_path.name))
    shown = preview.context["preview"]
    assert str(shown.summary) == "25 new"
    assert shown.document.problems == ()
    template = shown.document.document().template
    assert sum(len(question.proposed_answers) for question in template.questions) == 75
    for part in (
        template.introduction,
        template.conclusion,
        template.closing_notes.split("\n\n")[0],
        *template.for_interviewers.dos,
        *template.for_interviewees.donts,
        *template.audience,
        *(question.text for question in template.questions),
        *(question.why_ask for question in template.questions),
        *(answer.text for question in template.questions for answer in question.proposed_answers),
    ):
        assert " ".join(part.split()) in text_of(preview)
    assert stored() == [0] * 4
    response = confirm(ada, preview, approve="on")
    assert "The template is in the bank: 25 new questions" in text_of(response)
    assert template_value(Template.objects.get()) == read_text(decode_document(data)).template
    assert Question.objects.filter(state=QuestionState.APPROVED).count() == 25
    before = stored()
    again = put(ada, sent(data))
    assert "This document is in the bank already" in text_of(again)
    assert again.context["preview"].summary.reused == 25
    response = confirm(ada, again)
    assert "so nothing was changed" in text_of(response)
    assert stored() == before


@pytest.mark.parametrize("data", [{"text": SMALL}, sent(SMALL.encode())])
def test_nothing_is_stored_before_it_is_confirmed(ada: Client, data: dict[str, Any]) -> None:
    if "file" in data:
        data["file"].seek(0)
    preview = put(ada, data)
    assert preview.status_code == 200
    assert "Nothing is stored in the bank yet" in text_of(preview)
    assert stored() == [0] * 4
    confirmed = ada.post(address(preview, "confirmation/"), typed_in(preview))
    assert confirmed["Location"] == f"/templates/{Template.objects.get().uuid}/"
    assert set(Question.objects.values_list("state", flat=True)) == {QuestionState.IN_REVIEW}


def test_what_was_read_is_found_again_after_leaving(ada: Client) -> None:
    page = put(ada, sent(SMALL.encode()))
    assert page.redirect_chain == [(address(page), 302)]
    assert "How do you read a log file?" in text_of(ada.get(address(page)))
    listed = text_of(ada.get("/imports/"))
    assert "support.txt" in listed
    assert "Read, not stored yet" in listed
    confirm(ada, page)
    assert "2 new" in text_of(ada.get("/imports/"))
    after = text_of(ada.get(address(page)))
    assert "What became of the questions" in after
    assert "Ada" in after


def test_what_was_read_is_dropped_once_it_is_stored(ada: Client) -> None:
    page = put(ada, sent(SMALL.encode()))
    waiting = DocumentImport.objects.get()
    assert waiting.source
    assert waiting.state == ImportState.READ
    confirm(ada, page)
    done = DocumentImport.objects.get()
    assert (done.source, done.document, done.state, done.form) == (None, None, ImportState.DONE, "text")


def test_a_document_of_many_lines_goes_all_the_way(ada: Client) -> None:
    text = SMALL + "\n" * 100_000
    preview = put(ada, sent(text.encode()))
    assert preview.status_code == 200
    confirm(ada, preview)
    assert Template.objects.count() == 1


def test_what_lacks_something_is_not_approved_and_the_reason_is_said(ada: Client) -> None:
    preview = put(ada, {"text": SMALL.replace("Why Ask: To see a method.\n\n", "")})
    assert "Before it can be approved it needs: why to ask." in text_of(preview)
    stored = confirm(ada, preview, approve="on")
    sentence = "One question stays in review, since something is missing: why to ask (1)."
    assert sentence in text_of(stored)
    states = Question.objects.order_by("pk").values_list("state", flat=True)
    assert list(states) == [QuestionState.APPROVED, QuestionState.IN_REVIEW]


def test_what_could_not_be_placed_is_shown_and_kept(ada: Client) -> None:
    text = SMALL.replace("Why Ask: To see a method.\n\n", "").replace(
        "Dos\n\n- Let", "Dos\n\nA stray <b>line</b>\n- Let"
    )
    preview = put(ada, {"text": text})
    lines = text.split("\n")
    stray, question = lines.index("A stray <b>line</b>") + 1, lines.index("How do you read a log file?") + 1
    shown = text_of(preview)
    assert f"Line {question}: This question has no “Why Ask”." in shown
    assert f"Line {stray}: " in shown
    assert "A stray <b>line</b>" in shown
    after = confirm(ada, preview)
    assert [one["line"] for one in DocumentImport.objects.get().unplaced] == [question, stray]
    assert "A stray <b>line</b>" in text_of(after)


def test_a_file_and_a_text_at_once_are_one_too_many(ada: Client) -> None:
    response = ada.post(IMPORT, sent(SMALL.encode()) | {"text": "Pasted words"})
    assert response.status_code == 422
    assert "Keep one of the two" in text_of(response)
    assert "Pasted words" in text_of(response)


@pytest.mark.parametrize("text", ["", "  \r\n "])
def test_a_file_wins_over_an_empty_text(ada: Client, text: str) -> None:
    assert "preview" in put(ada, sent(SMALL.encode()) | {"text": text}).context


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"text": ""}, "Choose a file, or paste the text of the document."),
        (sent(b""), "This file is empty"),
        (sent(b"%PDF-1.7"), "This looks like a PDF"),
        (sent(b"\x00\x01binary"), "This file is not text"),
        (sent(b"x" * 20_000_000), f"This file is 20.0 MB and the limit is {MAX_DOCUMENT_BYTES / 1e6:.1f} MB"),
        ({"text": "Only a title"}, "This document holds no question."),
        ({"text": '{"format": "x"}'}, "not an Askwell template"),
    ],
)
def test_what_is_no_document_gives_a_sentence(ada: Client, data: dict[str, Any], sentence: str) -> None:
    response = ada.post(IMPORT, data)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert stored() == [0] * 4


def test_a_file_that_holds_no_question_can_be_put_right_as_text(ada: Client) -> None:
    response = ada.post(IMPORT, sent(b"Only a title\n\nAnd some words"))
    assert "And some words" in text_of(response)
    assert typed_in(response)["file_name"] == "support.txt"


def test_the_text_can_be_changed_after_the_preview(cast: Cast, sign_in: SignIn, ada: Client) -> None:
    page = put(ada, {"text": SMALL})
    made = page.context["preview"].document_import
    response = ada.get(f"{IMPORT}?from={made.uuid}")
    assert typed_in(response)["text"] == SMALL
    assert sign_in(cast.eve).get(f"{IMPORT}?from={made.uuid}").status_code == 404
    assert ada.get(f"{IMPORT}?from=nothing").status_code == 404


def test_a_document_that_does_not_fit_can_not_be_confirmed(ada: Client) -> None:
    page = put(ada, {"text": SMALL.replace("Support Questions", "x" * 201)})
    assert "Keep the title to 200 characters; this one has 201." in text_of(page)
    assert "Store the template" not in text_of(page)
    response = confirm(ada, page)
    assert response.status_code == 422
    assert "Keep the title to 200 characters; this one has 201." in text_of(response)
    assert stored() == [0] * 4


def test_a_title_can_be_given_on_the_preview(ada: Client) -> None:
    page = put(ada, {"text": SMALL.replace("Support Questions", "x" * 201)})
    confirm(ada, page, title="Support  questions")
    assert Template.objects.get().title == "Support questions"


def test_a_title_that_does_not_fit_is_kept_as_typed(ada: Client) -> None:
    response = confirm(ada, put(ada, {"text": SMALL}), title="y" * 201)
    assert response.status_code == 422
    assert typed_in(response)["title"] == "y" * 201
    assert stored() == [0] * 4


@pytest.mark.parametrize("data", [{}, {"page": "x", "part": "y"}, {"choice-1": "revise", "choice-99": "new"}])
def test_a_forged_confirmation_does_what_the_page_said_or_nothing(ada: Client, data: dict[str, str]) -> None:
    page = put(ada, {"text": SMALL})
    ada.post(address(page, "confirmation/"), data)
    [made] = DocumentImport.objects.all()
    assert made.state in (ImportState.READ, ImportState.DONE)
    assert Question.objects.count() in (0, 2)


def test_confirmed_in_two_tabs_it_is_stored_once(ada: Client) -> None:
    page = put(ada, {"text": SMALL})
    confirm(ada, page)
    before = stored()
    again = confirm(ada, page)
    assert again.redirect_chain == [(address(page), 302)]
    assert stored() == before


def test_the_same_document_read_twice_is_stored_once(ada: Client) -> None:
    first, second = put(ada, {"text": SMALL}), put(ada, {"text": SMALL})
    confirm(ada, first)
    assert "so nothing was changed" in text_of(confirm(ada, second))
    assert stored()[:3] == [1, 2, 2]


def test_the_preview_warns_of_a_template_of_the_same_title(ada: Client, template: Template) -> None:
    preview = put(ada, {"text": "Support Questions\n\nQuestion: What else is there?\n"})
    assert "another template with this title" in text_of(preview)
    assert "instead of making a second one" not in text_of(preview)


def test_what_a_document_says_does_nothing_on_the_preview(ada: Client) -> None:
    text = SMALL.replace("Stay with", "<script>alert(1)</script>")
    html = put(ada, {"text": text}).content.decode()
    assert "<script>alert" not in html


def test_a_template_is_exported_in_both_forms(
    cast: Cast, sign_in: SignIn, template: Template, small: ReadDocument
) -> None:
    url = f"/templates/{template.uuid}/export/"
    assert_only(sign_in, f"{url}text/", {cast.ada: 200, cast.ivo: 200, cast.eve: 404})
    text, json = (sign_in(cast.mia).get(f"{url}{form}/") for form in ("text", "json"))
    assert read_text(text.content.decode()) == read_json(json.content.decode()) == small
    assert text["Content-Disposition"] == 'attachment; filename="support-questions.txt"'
    assert json["Content-Disposition"] == 'attachment; filename="support-questions.json"'
    assert (text["Content-Type"], json["Content-Type"]) == ("text/plain; charset=utf-8", "application/json")
    assert sign_in(cast.mia).get(f"{url}exe/").status_code == 404
    assert sign_in(cast.mia).post(f"{url}text/").status_code == 405


def test_an_export_has_a_safe_name_whatever_the_title(cast: Cast, ada: Client, template: Template) -> None:
    Template.objects.filter(pk=template.pk).update(title='"; ../../\r\n中文')
    response = ada.get(f"/templates/{template.uuid}/export/text/")
    assert response["Content-Disposition"] == 'attachment; filename="template.txt"'


def test_what_was_exported_can_be_imported_through_the_page(
    cast: Cast, sign_in: SignIn, ada: Client, template: Template, small: ReadDocument
) -> None:
    exported = ada.get(f"/templates/{template.uuid}/export/json/").content
    eve = sign_in(cast.eve)
    confirm(eve, put(eve, sent(exported, "x.json")))
    assert template_value(Template.objects.get(team=cast.eve.team)) == small.template


def test_a_document_of_very_many_questions_is_refused_before_it_is_drawn(ada: Client) -> None:
    text = "Many\n\n" + "".join(f"Question: number {number}\n\n" for number in range(5_001))
    response = put(ada, {"text": text})
    assert response.status_code == 422
    assert "This document holds more than 5,000 questions; split it" in text_of(response)
    assert not DocumentImport.objects.exists()


def test_a_file_that_was_refused_is_told_to_be_gone_and_a_text_to_be_there(ada: Client) -> None:
    gone = ada.post(IMPORT, sent(b"%PDF-1.7"))
    assert "A browser does not keep a file" in text_of(gone)
    assert "what you typed is still below" not in text_of(gone)
    assert "what the file holds is below" in text_of(ada.post(IMPORT, sent(b"Only a title")))
    assert "what you typed is still below" in text_of(ada.post(IMPORT, {"text": "Only a title"}))


def test_one_question_is_one_question(ada: Client) -> None:
    response = confirm(ada, put(ada, {"text": "Set\n\nQuestion: Is it?"}))
    assert "The template is in the bank: 1 new question." in text_of(response)


def test_only_what_can_be_stored_is_said_to_be_kept(ada: Client) -> None:
    text = SMALL.replace("Why Ask: To see a method.\n\n", "")
    assert "keeps them with it" in text_of(put(ada, {"text": text}))
    broken = put(ada, {"text": text.replace("Support Questions", "x" * 201)})
    assert "keeps them with it" not in text_of(broken)


@pytest.mark.parametrize("questions", [1, 3])
def test_the_preview_takes_ten_queries_whatever_the_number_of_questions(
    ada: Client, questions: int, django_assert_num_queries: Callable[[int], AbstractContextManager[object]]
) -> None:
    text = "Some\n\n" + "".join(f"Question: number {number}\n\n" for number in range(questions))
    confirm(ada, put(ada, {"text": text}))
    page = put(ada, {"text": text.replace("Some", "Others")})
    with django_assert_num_queries(10):
        ada.get(address(page))


JSON = '{{"format": "askwell-template", "version": 1, "questions": [{{"text": "Why?"}}], {rest}}}'
YAML = 'format: askwell-template\nversion: 1\nquestions:\n- text: "Why?"\n{rest}\n'


@pytest.mark.parametrize(
    ("form", "rest", "told"),
    [
        (JSON, r'"z\u0000": "\u0000"', "This key is unknown to Askwell"),
        (JSON, r'"z\ud800": "\ud800"', "This key is unknown to Askwell"),
        (JSON, r'"z\ud800": 1, "z\ud800": 2', "stands twice in one object"),
        (YAML, r'"z\0": "\0"', "This key is unknown to Askwell"),
        (YAML, r'"z\uD800": "\uD800"', "This key is unknown to Askwell"),
        (YAML, '"z\\uD800": 1\n"z\\uD800": 2', "in one object"),
    ],
)
def test_what_is_reported_can_be_shown_whatever_it_quotes(
    ada: Client, form: str, rest: str, told: str
) -> None:
    page = put(ada, {"text": form.format(rest=rest)})
    assert told in text_of(page)
    assert "\0" not in text_of(page)
