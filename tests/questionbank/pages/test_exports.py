"""A template is printed or taken elsewhere, by whoever of the team may read it."""

from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.base import ContentFile
from django.core.management import CommandError, call_command
from django.test import Client
from PIL import Image
from pypdf import PdfReader
from pytest_django import DjangoAssertNumQueries

from questionbank import exporting
from questionbank.documents import ReadDocument
from questionbank.documents.forms import read_bytes
from questionbank.models import Picture, Revision, Template
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import SignIn, assert_only, text_of


def add_picture(cast: Cast, template: Template, content: bytes, kind: str) -> None:
    picture = Picture.objects.create(
        team=cast.team,
        author=cast.ada,
        content_type=f"image/{kind}",
        width=2,
        height=2,
        file=ContentFile(content, f"x.{kind}"),
    )
    shown = template.items.all()[0].revision_id
    Revision.objects.filter(pk=shown).update(text=f"What is this?\n\n![It](/pictures/{picture.uuid}/)")


def pages_of(client: Client, template: Template) -> PdfReader:
    return PdfReader(BytesIO(client.get(f"/templates/{template.uuid}/export/pdf/").content))


def test_the_page_offers_every_form_to_the_whole_team(
    cast: Cast, sign_in: SignIn, template: Template
) -> None:
    url = f"/templates/{template.uuid}/export/"
    assert_only(sign_in, url, {cast.ada: 200, cast.mia: 200, cast.ivo: 200, cast.eve: 404})
    page = sign_in(cast.ivo).get(url).content.decode()
    assert [name for name in exporting.EXPORTS if f"{url}{name}/" not in page] == []
    assert sign_in(cast.ivo).post(url).status_code == 405
    assert Client().get(url).status_code == 302


@pytest.mark.parametrize("name", exporting.EXPORTS)
def test_each_form_comes_as_a_file_of_its_own(cast: Cast, ada: Client, template: Template, name: str) -> None:
    response = ada.get(f"/templates/{template.uuid}/export/{name}/")
    assert response["Content-Disposition"].endswith(f'.{exporting.EXPORTS[name].suffix}"')
    assert response["X-Content-Type-Options"] == "nosniff"
    assert len(response.content) > 1000


@pytest.mark.parametrize("name", sorted(set(exporting.EXPORTS) - {"pdf", "docx"}))
def test_what_is_taken_elsewhere_reads_back_equal(
    ada: Client, template: Template, small: ReadDocument, name: str
) -> None:
    response = ada.get(f"/templates/{template.uuid}/export/{name}/")
    reading = read_bytes(response.content, f"x.{exporting.EXPORTS[name].suffix}")
    assert reading.document
    assert reading.document.template == small.template


@pytest.mark.parametrize(("paper", "width"), [("letter", 612), ("a4", 595), ("papyrus", 595)])
def test_a_kit_is_printed_on_the_paper_that_was_chosen(
    ada: Client, template: Template, paper: str, width: int
) -> None:
    response = ada.get(f"/templates/{template.uuid}/export/pdf/?paper={paper}")
    assert round(PdfReader(BytesIO(response.content)).pages[0].mediabox.width) == width


@pytest.mark.parametrize("kind", ["png", "webp"])
def test_the_pictures_of_a_question_are_in_its_kits(
    cast: Cast, ada: Client, template: Template, kind: str
) -> None:
    out = BytesIO()
    Image.new("RGB", (2, 2), "red").save(out, kind)
    add_picture(cast, template, out.getvalue(), kind)
    assert sum(len(page.images) for page in pages_of(ada, template).pages) == 1
    assert ada.get(f"/templates/{template.uuid}/export/docx/").status_code == 200


def test_a_damaged_picture_does_not_hold_up_the_kit(cast: Cast, ada: Client, template: Template) -> None:
    add_picture(cast, template, b"\x89PNG not one", "png")
    assert sum(len(page.images) for page in pages_of(ada, template).pages) == 0


def test_a_kit_of_very_many_questions_is_refused_in_a_sentence(
    ada: Client, template: Template, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(exporting, "LONGEST_KIT", 1)
    response = ada.get(f"/templates/{template.uuid}/export/pdf/", follow=True)
    assert "holds at most 1 questions; this template has 2" in text_of(response)
    with pytest.raises(CommandError, match="holds at most 1 questions"):
        call_command("export_document", template.uuid, "--format=pdf", "--output", tmp_path / "kit.pdf")


def test_the_command_writes_a_kit_into_a_file_and_says_that_it_needs_one(
    template: Template, tmp_path: Path
) -> None:
    file = tmp_path / "kit.pdf"
    call_command("export_document", template.uuid, "--format=pdf", "--paper=letter", "--output", file)
    assert round(PdfReader(file).pages[0].mediabox.width) == 612
    with pytest.raises(CommandError, match="name a file with --output FILE"):
        call_command("export_document", template.uuid, "--format=docx")


def test_a_kit_takes_as_many_queries_for_one_question_as_for_two(
    ada: Client, template: Template, django_assert_num_queries: DjangoAssertNumQueries
) -> None:
    for keep in (2, 1):
        template.items.filter(position__gt=keep).delete()
        with django_assert_num_queries(12):
            ada.get(f"/templates/{template.uuid}/export/pdf/")
