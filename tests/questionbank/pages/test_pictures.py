"""Pictures: what is one is kept without what a camera adds; what is none is refused with a sentence."""

import struct
import warnings
import zlib
from io import BytesIO
from pathlib import Path

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.db import DatabaseError
from django.test import Client
from PIL import Image
from pytest_django import Settings

from questionbank.models import Picture
from questionbank.operations.pictures import add_picture
from teams.models import AuditEntry
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import HTMX, SignIn, assert_only, text_of

URL = "/pictures/"
GPS = 0x8825


def drawn(form: str = "PNG", size: tuple[int, int] = (30, 20), mode: str = "RGB", **options: object) -> bytes:
    out = BytesIO()
    Image.new(mode, size, 1 if mode == "P" else None).save(out, form, **options)
    return out.getvalue()


def post(client: Client, data: bytes, name: str = "a.png", **headers: str) -> object:
    return client.post(URL, {"file": SimpleUploadedFile(name, data)}, **headers)  # type: ignore[arg-type]


def claims(width: int, height: int) -> bytes:
    """A PNG of a few bytes that says that it is very large."""
    head = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    parts = ((b"IHDR", head), (b"IDAT", zlib.compress(b"\0" * 100)), (b"IEND", b""))
    chunks = (
        struct.pack(">I", len(body)) + name + body + struct.pack(">I", zlib.crc32(name + body))
        for name, body in parts
    )
    return b"\x89PNG\r\n\x1a\n" + b"".join(chunks)


def with_gps() -> bytes:
    exif = Image.Exif()
    exif[0x0112] = 6  # lies on its side
    exif[0x010E] = "SECRETPLACE"
    exif.get_ifd(GPS)[1] = "N"
    return drawn("JPEG", exif=exif, comment=b"SECRETPLACE")


def test_admins_send_pictures_and_the_team_sees_them(cast: Cast, sign_in: SignIn) -> None:
    assert_only(sign_in, URL, {cast.ada: 200, cast.mia: 403, cast.ivo: 403})
    assert_only(sign_in, URL, {cast.mia: 403, cast.ivo: 403}, {})
    post(sign_in(cast.ada), drawn())
    address = f"/pictures/{Picture.objects.get().uuid}/"
    assert_only(sign_in, address, {cast.ada: 200, cast.mia: 200, cast.ivo: 200, cast.eve: 404})
    assert sign_in(cast.ada).post(address).status_code == 405
    assert sign_in(cast.ada).put(URL).status_code == 405


@pytest.mark.parametrize(
    ("data", "content_type"),
    [
        (drawn("PNG"), "image/png"),
        (drawn("PNG", mode="RGBA"), "image/png"),
        (drawn("PNG", mode="P"), "image/png"),
        (drawn("PNG", mode="1"), "image/png"),
        (drawn("PNG", mode="I;16"), "image/png"),
        (drawn("JPEG"), "image/jpeg"),
        (drawn("JPEG", mode="CMYK"), "image/jpeg"),
        (drawn("WEBP", mode="RGBA"), "image/webp"),
    ],
)
def test_a_picture_is_known_by_its_content_and_sent_with_its_type(
    ada: Client, data: bytes, content_type: str
) -> None:
    post(ada, data, "a.html")
    picture = Picture.objects.get()
    assert (picture.content_type, picture.width, picture.height) == (content_type, 30, 20)
    response = ada.get(f"/pictures/{picture.uuid}/")
    assert response["Content-Type"] == content_type
    assert response["X-Content-Type-Options"] == "nosniff"
    assert response["Content-Disposition"].startswith("inline; ")
    assert "private" in response["Cache-Control"]
    assert Image.open(BytesIO(response.getvalue())).size == (30, 20)


def test_where_it_was_taken_is_not_kept(ada: Client) -> None:
    data = with_gps()
    assert data.count(b"SECRETPLACE") == 2
    post(ada, data, "a.jpg")
    picture = Picture.objects.get()
    assert (picture.width, picture.height) == (20, 30)  # upright, as the camera meant it
    with picture.file.open("rb") as file:
        kept = file.read()
    assert b"SECRETPLACE" not in kept
    assert not Image.open(BytesIO(kept)).getexif()
    assert AuditEntry.objects.get().action == "picture.added"


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_the_answer_gives_the_markdown(ada: Client, headers: dict[str, str]) -> None:
    response = ada.post(URL, {"file": SimpleUploadedFile("a.png", drawn())}, headers=headers, follow=True)
    assert f"![What it shows](/pictures/{Picture.objects.get().uuid}/)" in text_of(response)
    assert ("<html" in response.content.decode()) == (not headers)


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        (b"", "empty"),
        (b"no picture", "This is no PNG, JPEG or WebP picture"),
        (b"<svg xmlns='http://www.w3.org/2000/svg'/>", "This is no PNG, JPEG or WebP picture"),
        (drawn("GIF"), "This is no PNG, JPEG or WebP picture"),
        (drawn(size=(300, 300))[:100], "This is no PNG, JPEG or WebP picture"),
        (claims(100, 100), "This is no PNG, JPEG or WebP picture"),
        (claims(7000, 7000), "more than 40 million pixels"),
        (claims(60000, 60000), "more than 40 million pixels"),
        (drawn() + b"\0" * 5 * 1024 * 1024, "larger than 5 MB"),
    ],
)
@pytest.mark.parametrize("headers", [{}, HTMX])
def test_what_is_no_picture_is_refused_with_a_sentence(
    ada: Client, data: bytes, sentence: str, headers: dict[str, str]
) -> None:
    response = ada.post(URL, {"file": SimpleUploadedFile("a.png", data)}, headers=headers)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert not Picture.objects.exists()


@pytest.mark.parametrize("size", [(7000, 7000), (9500, 10_000)])
def test_a_picture_that_is_too_wide_is_refused_where_warnings_are_only_written_down(
    ada: Client, size: tuple[int, int]
) -> None:
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        response = ada.post(URL, {"file": SimpleUploadedFile("a.png", claims(*size))})
    assert "more than 40 million pixels" in text_of(response)


def test_a_picture_whose_row_cannot_be_written_leaves_no_file(
    cast: Cast, settings: Settings, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    def refuse(**_details: object) -> None:
        raise DatabaseError

    settings.MEDIA_ROOT = tmp_path
    monkeypatch.setattr("questionbank.operations.pictures.record", refuse)
    with pytest.raises(DatabaseError):
        add_picture(actor=cast.ada, upload=SimpleUploadedFile("a.png", drawn()))
    assert not Picture.objects.exists()
    assert not [path for path in tmp_path.rglob("*") if path.is_file()]


def test_a_form_without_a_file_is_said(ada: Client) -> None:
    response = ada.post(URL, {})
    assert response.status_code == 422
    assert "Choose a picture first." in text_of(response)


@pytest.mark.parametrize("number", ["x", "00000000-0000-4000-8000-000000000000", "\x00"])
def test_an_address_of_no_picture_shows_the_form_alone(ada: Client, number: str) -> None:
    response = ada.get(URL, {"picture": number})
    assert response.status_code == 200
    assert "The picture is kept" not in text_of(response)


def test_another_teams_picture_is_not_shown_by_its_number(cast: Cast, ada: Client, sign_in: SignIn) -> None:
    post(ada, drawn())
    number = str(Picture.objects.get().uuid)
    assert number not in sign_in(cast.eve).get(URL, {"picture": number}).content.decode().replace(
        "?picture=", ""
    )


def test_a_file_that_is_gone_is_not_found(ada: Client) -> None:
    post(ada, drawn())
    picture = Picture.objects.get()
    Path(picture.file.path).unlink()
    assert ada.get(f"/pictures/{picture.uuid}/").status_code == 404
