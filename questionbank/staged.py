"""A read document on its way into the bank, as JSON; what a page shows of it is taken out alone."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import asdict, dataclass, fields, replace
from typing import Any

from questionbank.documents import (
    GuidanceValue,
    Problem,
    ProposedAnswerValue,
    QuestionValue,
    ReadDocument,
    TemplateValue,
    question_hash,
    template_hash,
)
from questionbank.documents.text_reader import NO_TITLE
from questionbank.problems import Fault, faults_of, question_faults

Json = dict[str, Any]
_ABSENT = {one.name: one.default for one in fields(QuestionValue) if one.name != "text"}
_GUIDANCE = ("for_interviewers", "for_interviewees")


@dataclass(frozen=True, slots=True)
class StagedGoal:
    """The key of the template that the document seems to be of, and what was said of it."""

    template: int
    is_chosen: bool = True
    removes: bool = False


@dataclass(frozen=True, slots=True)
class Staged:
    """`content` is what is stored of it; nothing is made of a question before it is asked for."""

    content: Json

    @property
    def count(self) -> int:
        return len(self.content["questions"])

    @property
    def answers(self) -> int:
        return sum(len(question.get("proposed_answers", ())) for question in self.content["questions"])

    @property
    def title(self) -> str:
        return str(self.content["template"]["title"])

    @property
    def manner(self) -> str:
        """A sentence that says how the document was understood."""
        return str(self.content["manner"])

    @property
    def is_remembered(self) -> bool:
        """Its columns were named for an earlier sheet."""
        return bool(self.content["remembered"])

    @property
    def hash(self) -> str:
        """That of a template which says just this."""
        return str(self.content["hash"])

    @property
    def hashes(self) -> list[str]:
        """Of each question, by which it is recognised."""
        hashes: list[str] = self.content["hashes"]
        return hashes

    @property
    def has_columns(self) -> bool:
        """They were named, or may be."""
        return bool(self.content["columns"])

    @property
    def problems(self) -> tuple[Problem, ...]:
        return tuple(Problem(**problem) for problem in self.content["problems"])

    @property
    def header(self) -> TemplateValue:
        """The template without its questions."""
        return _header(self.content["template"])

    def question(self, number: int) -> QuestionValue:
        return _question(self.content["questions"][number - 1])

    def questions(self, numbers: Iterable[int]) -> list[QuestionValue]:
        return [self.question(number) for number in numbers]

    def repeats(self, number: int) -> int | None:
        """The number of the question before it that says the same, word for word."""
        found: int | None = self.content["repeats"].get(str(number))
        return found

    @property
    def goal(self) -> StagedGoal | None:
        goal = self.content.get("goal")
        return StagedGoal(**goal) if goal else None

    def aimed(self, goal: StagedGoal | None) -> "Staged":
        return Staged({**self.content, "goal": asdict(goal) if goal else None})

    def same(self, number: int) -> int | None:
        """The key of the question of the bank that has the same words, and says other things or more."""
        found: int | None = self.content.get("same", {}).get(str(number))
        return found

    def likes(self, number: int) -> list[tuple[int, int]]:
        """The keys of questions of the bank that ask nearly the same, each with its likeness."""
        return [(key, likeness) for key, likeness in self.content["likes"].get(str(number), [])]

    def faults(self, left_out: Iterable[int] = ()) -> Iterator[Fault]:
        """What has to be put right, unless it is about a question that is left out."""
        yield from faults_of(self.header)
        left = {str(number) for number in left_out}
        for number in sorted(self.content["faults"].keys() - left, key=int):
            yield from map(Fault, self.content["faults"][number])

    def document(self) -> ReadDocument:
        everything = tuple(_question(question) for question in self.content["questions"])
        return ReadDocument(replace(self.header, questions=everything), self.problems)

    def titled(self, title: str) -> "Staged":
        """What was said of a missing title goes once there is one."""
        if title == self.title:
            return self
        problems = [one for one in self.content["problems"] if not title or one["sentence"] != NO_TITLE]
        template = {**self.content["template"], "title": title}
        content = {**self.content, "template": template, "problems": problems}
        return Staged({**content, "hash": template_hash(Staged(content).document().template)})


def staged(
    document: ReadDocument,
    *,
    manner: str = "",
    has_columns: bool = False,
    is_remembered: bool = False,
    likes: Mapping[int, Sequence[tuple[int, int]]] | None = None,
    same: Mapping[int, int] | None = None,
) -> Staged:
    questions = document.template.questions
    hashes = [question_hash(question) for question in questions]
    seen: dict[str, int] = {}
    repeats = {
        str(number): first
        for number, key in enumerate(hashes, start=1)
        if (first := seen.setdefault(key, number)) != number
    }
    faults = {
        str(number): sentences
        for number, question in enumerate(questions, start=1)
        if (sentences := [fault.sentence for fault in question_faults(number, question)])
    }
    return Staged(
        {
            "template": asdict(replace(document.template, questions=())),
            "questions": [_question_json(question) for question in questions],
            "problems": [asdict(problem) for problem in document.problems],
            "faults": faults,
            "hashes": hashes,
            "repeats": repeats,
            "likes": {str(number): [list(like) for like in found] for number, found in (likes or {}).items()},
            "same": {str(number): key for number, key in (same or {}).items()},
            "manner": manner,
            "columns": has_columns,
            "remembered": is_remembered,
            "hash": template_hash(document.template),
        }
    )


def _question_json(question: QuestionValue) -> Json:
    """Without what the question says nothing of."""
    said: Json = {"text": question.text}
    for name, absent in _ABSENT.items():
        if (value := getattr(question, name)) != absent:
            said[name] = value
    if question.proposed_answers:
        said["proposed_answers"] = [[answer.text, answer.key_points] for answer in question.proposed_answers]
    return said


def _question(said: Json) -> QuestionValue:
    values = dict(said)
    answers = values.pop("proposed_answers", ())
    for name in ("tags", "follow_ups"):
        values[name] = tuple(values.get(name, ()))
    return QuestionValue(
        **values | {"anchors": tuple((level, text) for level, text in values.get("anchors", ()))},
        proposed_answers=tuple(ProposedAnswerValue(text, tuple(points)) for text, points in answers),
    )


def _header(said: Json) -> TemplateValue:
    sides = {name: GuidanceValue(tuple(said[name]["dos"]), tuple(said[name]["donts"])) for name in _GUIDANCE}
    return TemplateValue(**said | sides | {"audience": tuple(said["audience"]), "questions": ()})
