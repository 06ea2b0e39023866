"""Pictures for questions: looked at, drawn anew without what a camera adds, and kept outside the web root."""

import struct
import zlib
from io import BytesIO

from django.core.files.base import ContentFile, File
from django.db import transaction
from PIL import Image, ImageOps

from questionbank.models import Picture
from questionbank.problems import BankError
from teams.audit import record
from teams.models import Membership

MOST_BYTES = 5 * 1024 * 1024
MOST_PIXELS = 40_000_000
TYPES = {"PNG": ("image/png", "png"), "JPEG": ("image/jpeg", "jpg"), "WEBP": ("image/webp", "webp")}

TOO_LARGE = "This picture is larger than 5 MB. Make it smaller and try again; nothing was stored."
TOO_WIDE = "This picture has more than 40 million pixels. Make it smaller and try again; nothing was stored."
NO_PICTURE = (
    "This is no PNG, JPEG or WebP picture that Askwell can read. Nothing was stored; choose another file."
)
NO_FILE = "Choose a picture first."
EMPTY = "This file is empty. Choose a PNG, JPEG or WebP picture."


class PictureRefusedError(BankError):
    """The file is not kept; the message says why."""


def add_picture(*, actor: Membership, upload: "File[bytes] | None") -> Picture:
    """Keeps the picture for the actor's team. Raises PictureRefusedError."""
    if upload is None:
        raise PictureRefusedError(NO_FILE)
    if (upload.size or 0) > MOST_BYTES:
        raise PictureRefusedError(TOO_LARGE)
    image, form = _drawn_anew(upload.read())
    content_type, suffix = TYPES[form]
    picture = Picture(
        team=actor.team, author=actor, content_type=content_type, width=image.width, height=image.height
    )
    picture.file.save(f"{picture.uuid}.{suffix}", ContentFile(_encoded(image, form)), save=False)
    try:
        with transaction.atomic():
            picture.save()
            record(actor=actor, action="picture.added", subject=picture)
    except BaseException:
        picture.file.delete(save=False)  # no row will ever say that it is there
        raise
    return picture


def _drawn_anew(data: bytes) -> tuple[Image.Image, str]:
    """The pixels alone, upright, and the form in which they came."""
    if not data:
        raise PictureRefusedError(EMPTY)
    try:
        with Image.open(BytesIO(data), formats=list(TYPES)) as opened:
            _check_pixels(opened)
            form = opened.format or ""
            upright = ImageOps.exif_transpose(opened)
            image = upright.convert("RGBA" if form != "JPEG" and upright.has_transparency_data else "RGB")
    except PictureRefusedError:
        raise
    except (Image.DecompressionBombWarning, Image.DecompressionBombError):  # Pillow's guard, above ours
        raise PictureRefusedError(TOO_WIDE) from None
    except (OSError, SyntaxError, ValueError, EOFError, struct.error, zlib.error):
        raise PictureRefusedError(NO_PICTURE) from None
    image.info.clear()  # comments, places, colour profiles
    return image, form


def _check_pixels(opened: Image.Image) -> None:
    """The size stands in the head of a file; nothing is drawn yet."""
    if opened.width * opened.height > MOST_PIXELS:
        raise PictureRefusedError(TOO_WIDE)


def _encoded(image: Image.Image, form: str) -> bytes:
    out = BytesIO()
    image.save(out, form, quality=88) if form != "PNG" else image.save(out, form, optimize=False)
    return out.getvalue()
