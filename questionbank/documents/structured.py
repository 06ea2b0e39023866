"""A template as nested objects, lists, texts and numbers, which is what JSON and YAML have in common.

A wrong type ends the reading with its path named; unknown keys and words are problems.
"""

import json
from collections import Counter
from collections.abc import Callable, Mapping, Sequence
from dataclasses import asdict, dataclass, field, fields
from typing import Any, NoReturn, TypeVar

from .draft import (
    NO_ANSWER_TEXT,
    NO_TEXT,
    RATINGS,
    WRONG_KIND,
    WRONG_LANGUAGE,
    WRONG_MINUTES,
    WRONG_SENIORITY,
)
from .normal import normalise_template
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
T = TypeVar("T")


def plain_content(template: TemplateValue) -> dict[str, Any]:
    """What is written: fields in the order of the values."""
    content = asdict(template)
    for question in content["questions"]:
        question["anchors"] = [{"level": level, "text": text} for level, text in question["anchors"]]
    return {"format": FORMAT, "version": VERSION, **content}


def read_content(content: object, source: "Source") -> ReadDocument:
    if not isinstance(content, dict) or (content.pop("format", None), content.pop("version", None)) != (
        FORMAT,
        VERSION,
    ):
        raise DocumentError(source.not_ours)
    template = _template(_Object(content, "", source))
    problems = sorted(source.problems, key=lambda problem: problem.line)
    return ReadDocument(normalise_template(template), tuple(problems))


def repeated_key(keys: Sequence[str]) -> str | None:
    return next((key for key, times in Counter(keys).items() if times > 1), None)


@dataclass(slots=True)
class Source:
    """What is being read, for its sentences; `lines` has the line of a path, where that is known."""

    language: str
    not_ours: str
    lines: Mapping[str, int] = field(default_factory=dict)
    problems: list[Problem] = field(default_factory=list)

    def report(self, path: str, sentence: str, text: str) -> None:
        self.problems.append(Problem(self.lines.get(path, 1), sentence, text))

    def text(self, value: object, path: str) -> str:
        return value if isinstance(value, str) else self.refuse(path, "text")

    def refuse(self, path: str, wanted: str) -> NoReturn:
        raise DocumentError(
            f"In this {self.language}, {path or 'the document'} must be {wanted}; correct it and try again."
        )


class _Object:
    """One object on its path; its fields are taken by name, and what is left over is a problem."""

    def __init__(self, content: object, path: str, source: Source) -> None:
        self.source = source
        self.content = content if isinstance(content, dict) else source.refuse(path, "an object")
        self.path = path

    def path_of(self, key: str) -> str:
        return f"{self.path}.{key}" if self.path else key

    def text(self, key: str) -> str:
        return self.source.text(self.content.get(key, ""), self.path_of(key))

    def number(self, key: str) -> int | None:
        value = self.content.get(key)
        if value is None or (isinstance(value, int) and not isinstance(value, bool)):
            return value
        return self.source.refuse(self.path_of(key), "a whole number")

    def texts(self, key: str) -> tuple[str, ...]:
        return tuple(self.source.text(item, path) for item, path in self._items(key))

    def objects(self, key: str, read: Callable[["_Object"], T]) -> tuple[T, ...]:
        return tuple(read(_Object(item, path, self.source)) for item, path in self._items(key))

    def part(self, key: str, read: Callable[["_Object"], T]) -> T:
        return read(_Object(self.content.get(key, {}), self.path_of(key), self.source))

    def name_unknown(self, *known: str) -> None:
        for key in self.content.keys() - set(known):
            text = json.dumps(self.content[key], ensure_ascii=False)
            self.report(key, "This key is unknown to Askwell, so it was not taken in.", text)

    def report(self, key: str, sentence: str, text: str = "") -> None:
        path = self.path_of(key)
        self.source.report(path, f"{path}: {sentence}" if path else sentence, text)

    def _items(self, key: str) -> list[tuple[object, str]]:
        value = self.content.get(key, [])
        items = value if isinstance(value, list) else self.source.refuse(self.path_of(key), "a list")
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
        source.source.refuse(source.path_of("level"), "a whole number from 1 to 5")
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
