"""A template as it is printed: with the team's scale, and with the pictures that its texts show."""

from collections.abc import Iterable, Iterator
from io import BytesIO
from uuid import UUID

from PIL import Image

from questionbank.documents import QuestionValue, TemplateValue
from questionbank.documents.kits.rich import pictures_in
from questionbank.documents.kits.values import Kit, KitLevel, Paper
from questionbank.models import Picture, Template
from questionbank.queries.levels import default_levels
from questionbank.queries.values import template_value

PICTURE_LENGTH = len("/pictures/") + 36 + 1


def kit_of(template: Template, *, paper: Paper = Paper.A4) -> Kit:
    """Ten queries at most, however many questions there are."""
    value = template_value(template)
    return Kit(
        template=value,
        levels=tuple(KitLevel(one.level, one.label, one.text) for one in default_levels(template.team)),
        team=template.team.name,
        paper=paper,
        pictures=dict(_pictures(template, value)),
    )


def _pictures(template: Template, value: TemplateValue) -> Iterator[tuple[str, bytes]]:
    addresses = {
        address for text in _texts_of(value) if "/pictures/" in text for address in pictures_in(text)
    }
    numbers = {address: address[len("/pictures/") : -1] for address in addresses if _is_own(address)}
    stored = {
        str(one.uuid): one for one in Picture.objects.filter(team=template.team, uuid__in=numbers.values())
    }
    for address, number in numbers.items():
        if number in stored and (content := _content(stored[number])):
            yield address, content


def _is_own(address: str) -> bool:
    if not (address.startswith("/pictures/") and address.endswith("/") and len(address) == PICTURE_LENGTH):
        return False
    try:
        UUID(address[len("/pictures/") : -1])
    except ValueError:
        return False
    return True


def _content(picture: Picture) -> bytes:
    """As PNG or JPEG, which both kits take; nothing where the file is gone or damaged."""
    try:
        with picture.file.open("rb") as file:
            content: bytes = file.read()
        with Image.open(BytesIO(content)) as image:
            image.load()
            return _as_png(image) if picture.content_type == "image/webp" else content
    except (OSError, SyntaxError):  # Pillow raises both for a damaged file
        return b""


def _as_png(image: Image.Image) -> bytes:
    out = BytesIO()
    image.save(out, "PNG")
    return out.getvalue()


def _texts_of(template: TemplateValue) -> Iterator[str]:
    yield from (template.introduction, template.conclusion)
    for side in (template.for_interviewers, template.for_interviewees):
        yield from (*side.dos, *side.donts)
    for question in template.questions:
        yield from _texts_in(question)


def _texts_in(question: QuestionValue) -> Iterable[str]:
    yield from (question.text, question.when_to_ask, question.why_ask, question.how_to_ask)
    for answer in question.proposed_answers:
        yield from (answer.text, *answer.key_points)
    yield from question.follow_ups
    yield from (text for _, text in question.anchors)
