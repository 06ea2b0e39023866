"""The JSON form of a question document: the values field by field, for other programs."""

import json
from collections.abc import Callable
from dataclasses import asdict, fields
from typing import NoReturn, TypeVar

from .draft import (
    NO_ANSWER_TEXT,
    NO_TEXT,
    RATINGS,
    WRONG_KIND,
    WRONG_LANGUAGE,
    WRONG_MINUTES,
    WRONG_SENIORITY,
)
from .normal import clean_characters, normalise_template
from .text_reader import NO_TITLE
from .values import (
    DocumentError,
    GuidanceValue,
    Problem,
    ProposedAnswerValue,
    QuestionValue,
    ReadDocument,
    TemplateValue,
)
from .words import is_minutes, kind_of, language_of, seniority_of

FORMAT = "askwell-template"
VERSION = 1
NOT_JSON = "This file is not JSON that Askwell can read; export it again, or send the text form."
NOT_OURS = f'This JSON is not an Askwell template: it needs "format": "{FORMAT}" and "version": {VERSION}.'
T = TypeVar("T")


def write_json(template: TemplateValue) -> str:
    """Stable and readable: fields in the order of the values, letters as they are."""
    content = asdict(template)
    for question in content["questions"]:
        question["anchors"] = [{"level": level, "text": text} for level, text in question["anchors"]]
    document = {"format": FORMAT, "version": VERSION, **content}
    return json.dumps(document, ensure_ascii=False, indent=2) + "\n"


def read_json(source: str) -> ReadDocument:
    """A wrong type ends the reading with its path named; unknown keys and words are problems."""
    content = _parsed(source)
    if not isinstance(content, dict) or (content.pop("format", None), content.pop("version", None)) != (
        FORMAT,
        VERSION,
    ):
        raise DocumentError(NOT_OURS)
    problems: list[Problem] = []
    template = _template(_Object(content, "", problems))
    return ReadDocument(normalise_template(template), tuple(problems))


class _Object:
    """One JSON object on its path; its fields are taken by name, and what is left over is a problem."""

    def __init__(self, content: object, path: str, problems: list[Problem]) -> None:
        self.content = content if isinstance(content, dict) else _refuse(path, "an object")
        self.path = path
        self.problems = problems

    def path_of(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def text(self, key: str) -> str:
        return _text(self.content.get(key, ""), self.path_of(key))

    def number(self, key: str) -> int | None:
        value = self.content.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        return _refuse(self.path_of(key), "a whole number")

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(_text(item, path) for item, path in self._items(key))

    def objects(self, key: str, read: Callable[["_Object"], T]) -> tuple[T, ...]:
        return tuple(read(_Object(item, path, self.problems)) for item, path in self._items(key))

    def part(self, key: str, read: Callable[["_Object"], T]) -> T:
        return read(_Object(self.content.get(key, {}), self.path_of(key), self.problems))

    def name_unknown(self, *known: str) -> None:
        for key in self.content.keys() - set(known):
            text = json.dumps(self.content[key], ensure_ascii=False)
            self.report(key, "This key is unknown to Askwell, so it was not taken in.", text)

    def report(self, key: str, sentence: str, text: str = "") -> None:
        path = self.path_of(key)
        self.problems.append(Problem(1, f"{path}: {sentence}" if path else sentence, text))

    def _items(self, key: str) -> list[tuple[object, str]]:
        value = self.content.get(key, [])
        items = value if isinstance(value, list) else _refuse(self.path_of(key), "a list")
        return [(item, f"{self.path_of(key)}[{index}]") for index, item in enumerate(items)]


def _template(source: _Object) -> TemplateValue:
    source.name_unknown(*(field.name for field in fields(TemplateValue)))
    if "title" not in source.content:
        source.report("title", NO_TITLE)
    return TemplateValue(
        title=source.text("title"),
        introduction_heading=source.text("introduction_heading"),
        introduction=source.text("introduction"),
        questions=source.objects("questions", _question),
        for_interviewers=source.part("for_interviewers", _guidance),
        for_interviewees=source.part("for_interviewees", _guidance),
        about_heading=source.text("about_heading"),
        about=source.text("about"),
        audience_lead=source.text("audience_lead"),
        audience=source.texts("audience"),
        conclusion=source.text("conclusion"),
        closing_notes=source.text("closing_notes"),
    )


def _question(source: _Object) -> QuestionValue:
    source.name_unknown(*(field.name for field in fields(QuestionValue)))
    if not source.text("text").strip():
        source.report("text", NO_TEXT)
    anchors = source.objects("anchors", _anchor)
    if len({level for level, _ in anchors}) < len(anchors):
        raise DocumentError(f"{source.path_of('anchors')} names a level twice; keep one text for each level.")
    return QuestionValue(
        text=source.text("text"),
        when_to_ask=source.text("when_to_ask"),
        why_ask=source.text("why_ask"),
        how_to_ask=source.text("how_to_ask"),
        competency=source.text("competency"),
        kind=_word(source, "kind", kind_of, WRONG_KIND),
        seniority=_word(source, "seniority", seniority_of, WRONG_SENIORITY),
        language=_word(source, "language", language_of, WRONG_LANGUAGE),
        minutes=_minutes(source),
        tags=source.texts("tags"),
        proposed_answers=source.objects("proposed_answers", _answer),
        follow_ups=source.texts("follow_ups"),
        anchors=anchors,
    )


def _answer(source: _Object) -> ProposedAnswerValue:
    source.name_unknown("text", "key_points")
    if not source.text("text").strip():
        source.report("text", NO_ANSWER_TEXT)
    return ProposedAnswerValue(source.text("text"), source.texts("key_points"))


def _guidance(source: _Object) -> GuidanceValue:
    source.name_unknown("dos", "donts")
    return GuidanceValue(source.texts("dos"), source.texts("donts"))


def _anchor(source: _Object) -> tuple[int, str]:
    source.name_unknown("level", "text")
    level = source.number("level")
    if level is None or level not in RATINGS:
        _refuse(source.path_of("level"), "a whole number from 1 to 5")
    return level, source.text("text")


def _word(source: _Object, key: str, meaning: Callable[[str], str | None], wrong: str) -> str:
    words = source.text(key)
    found = meaning(words)
    if found is None:
        source.report(key, wrong, words)
    return found or ""


def _minutes(source: _Object) -> int | None:
    minutes = source.number("minutes")
    if minutes is None or is_minutes(minutes):
        return minutes
    source.report("minutes", WRONG_MINUTES, str(minutes))
    return None


def _text(value: object, path: str) -> str:
    return value if isinstance(value, str) else _refuse(path, "text")


def _refuse(path: str, wanted: str) -> NoReturn:
    raise DocumentError(f"In this JSON, {path or 'the document'} must be {wanted}; correct it and try again.")


def _parsed(source: str) -> object:
    try:
        return json.loads(clean_characters(source), object_pairs_hook=_without_repeats)
    except DocumentError:
        raise
    except json.JSONDecodeError as error:
        raise DocumentError(f"{NOT_JSON} It stops making sense at line {error.lineno}.") from None
    except (ValueError, RecursionError):
        raise DocumentError(NOT_JSON) from None


def _without_repeats(pairs: list[tuple[str, object]]) -> dict[str, object]:
    content = dict(pairs)
    if len(content) < len(pairs):
        keys = [key for key, _ in pairs]
        repeated = next(key for key in content if keys.count(key) > 1)
        raise DocumentError(f"In this JSON, “{repeated}” stands twice in one object; keep one and try again.")
    return content
