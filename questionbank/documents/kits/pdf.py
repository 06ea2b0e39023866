"""The kit as a PDF, set by Typst: tagged, so that it can be read aloud."""

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import asdict
from pathlib import Path
from tempfile import TemporaryDirectory

from questionbank.documents.kits.parts import anchors_of, facts_of, spoken
from questionbank.documents.kits.rich import Block, blocks_of
from questionbank.documents.kits.values import Kit, Paper
from questionbank.documents.values import GuidanceValue, QuestionValue

PAGE = Path(__file__).with_name("kit.typ")
PAPERS = {Paper.A4: "a4", Paper.LETTER: "us-letter"}
Json = dict[str, object]


def write_pdf(kit: Kit) -> bytes:
    import typst  # 80 MB that only who prints has to load

    with TemporaryDirectory() as folder:
        names = dict(_placed(kit.pictures, Path(folder)))
        page = Path(folder, "kit.typ")
        page.write_bytes(PAGE.read_bytes())
        data = json.dumps(_data(kit, names), ensure_ascii=False)
        printed = typst.compile(str(page), root=folder, sys_inputs={"kit": data}, format="pdf")
    if not isinstance(printed, bytes):
        raise TypeError("Typst gives a PDF as one file.")
    return printed


def _placed(pictures: Mapping[str, bytes], folder: Path) -> Iterator[tuple[str, str]]:
    """Each picture as a file beside the page, by the address that stands in the texts."""
    for number, (address, content) in enumerate(pictures.items()):
        name = f"picture{number}{_suffix(content)}"
        (folder / name).write_bytes(content)
        yield address, name


def _suffix(content: bytes) -> str:
    if content.startswith(b"\x89PNG"):
        return ".png"
    return ".webp" if content[8:12] == b"WEBP" else ".jpg"


class _Rich:
    """Texts as blocks, with pictures by their file; one that is not there is told in words."""

    def __init__(self, names: Mapping[str, str]) -> None:
        self.names = names

    def __call__(self, text: str) -> list[Json]:
        return self.blocks(blocks_of(text))

    def blocks(self, blocks: Iterable[Block]) -> list[Json]:
        return [self._block(block) for block in blocks]

    def all(self, texts: tuple[str, ...]) -> list[list[Json]]:
        return [self(text) for text in texts]

    def guidance(self, guidance: GuidanceValue) -> Json:
        return {"dos": self.all(guidance.dos), "donts": self.all(guidance.donts)}

    def _block(self, block: Block) -> Json:
        content = asdict(block)
        for run in content["runs"]:
            if run["style"] == "picture":
                run["target"] = self.names.get(run["target"], "")
        return content


def _data(kit: Kit, names: Mapping[str, str]) -> Json:
    template, rich = kit.template, _Rich(names)
    return {
        "title": template.title,
        "team": kit.team,
        "paper": PAPERS[kit.paper],
        "language": next((question.language for question in template.questions if question.language), "en"),
        "introduction_heading": template.introduction_heading,
        "introduction": rich(template.introduction),
        "for_interviewers": rich.guidance(template.for_interviewers),
        "for_interviewees": rich.guidance(template.for_interviewees),
        "conclusion": rich(template.conclusion),
        "levels": [asdict(level) for level in kit.levels],
        "questions": [
            _question(number, question, kit, rich)
            for number, question in enumerate(template.questions, start=1)
        ],
    }


def _question(number: int, question: QuestionValue, kit: Kit, rich: _Rich) -> Json:
    said = spoken(question.text)
    return {
        "number": number,
        "line": said.line,
        "first": [asdict(run) for run in said.first],
        "more": rich.blocks(said.more),
        "facts": facts_of(question),
        "minutes": question.minutes,
        "how": rich(question.how_to_ask),
        "when": rich(question.when_to_ask),
        "why": rich(question.why_ask),
        "follow_ups": rich.all(question.follow_ups),
        "answers": [
            {"text": rich(answer.text), "key_points": rich.all(answer.key_points)}
            for answer in question.proposed_answers
        ],
        "anchors": [
            {"level": level.level, "label": level.label, "text": rich(text)}
            for level, text in anchors_of(question, kit)
        ],
    }
