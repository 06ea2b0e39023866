"""The kit as a DOCX, for who wants to change it before it is printed."""

import re
from collections.abc import Iterable, Mapping, Sequence
from io import BytesIO

from docx import Document
from docx.document import Document as DocxDocument
from docx.enum.text import WD_BREAK
from docx.oxml import OxmlElement
from docx.oxml.ns import qn
from docx.shared import Mm, Pt, RGBColor
from docx.table import _Cell
from docx.text.paragraph import Paragraph

from questionbank.documents.kits.parts import anchors_of, facts_of, spoken
from questionbank.documents.kits.rich import Block, Run, blocks_of
from questionbank.documents.kits.values import Kit, Paper
from questionbank.documents.values import GuidanceValue, ProposedAnswerValue, QuestionValue

SIZES = {Paper.A4: (Mm(210), Mm(297)), Paper.LETTER: (Mm(216), Mm(279))}
SOFT, INK = RGBColor(0x6B, 0x64, 0x5B), RGBColor(0x26, 0x23, 0x1F)
TICK = "☐ "
NOTE_LINES = 12
PICTURE_HEIGHT = Mm(60)
RECOMMENDATIONS = ("Strong no", "No", "Yes", "Strong yes")
# XML 1.0 has no place for these, whatever else Unicode says of them.
_NOT_IN_XML = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\ufffe\uffff]")

Place = DocxDocument | _Cell


def write_docx(kit: Kit) -> bytes:
    """A document of Word's own styles, so that its navigation and a screen reader find the headings."""
    sheet = _Sheet(kit)
    sheet.first_page()
    for number, question in enumerate(kit.template.questions, start=1):
        sheet.question(number, question)
    sheet.last_page()
    out = BytesIO()
    sheet.document.save(out)
    return out.getvalue()


class _Sheet:
    def __init__(self, kit: Kit) -> None:
        self.kit = kit
        self.pictures: Mapping[str, bytes] = kit.pictures
        self.document = Document()
        self.document.core_properties.title = _xml(kit.template.title)[:255]
        self.document.core_properties.author = _xml(kit.team)[:255]
        _set_page(self.document, kit.paper)

    def first_page(self) -> None:
        template = self.kit.template
        self.document.add_heading(_xml(template.title), level=1)
        self.words(self.document, self.kit.team, soft=True)
        self.blanks(("Candidate", "Interviewer", "Round", "Date and time"))
        if template.introduction:
            self.document.add_heading(_xml(template.introduction_heading or "Before you begin"), level=2)
            self.rich(self.document, template.introduction)
        self.guidance("For you as interviewer", template.for_interviewers)
        if self.kit.levels:
            self.document.add_heading("How to rate", level=2)
        for level in self.kit.levels:
            self.words(self.document, f"{level.level}  {level.label}. {level.text}")

    def question(self, number: int, question: QuestionValue) -> None:
        said = spoken(question.text)
        facts = self.words(
            self.document, "  ·  ".join([f"Question {number}", *facts_of(question)]), soft=True
        )
        facts.paragraph_format.page_break_before = True
        heading = self.document.add_heading(level=2)
        self.runs(heading, said.first)
        self.blocks(self.document, said.more)
        for label, text in (
            ("Ask it", question.how_to_ask),
            ("When", question.when_to_ask),
            ("Why", question.why_ask),
        ):
            self.labelled(label, text)
        self.ticks("Follow-ups", question.follow_ups)
        self.answers(question.proposed_answers)
        self.rating(question)
        self.document.add_heading(f"What they said to question {number}", level=3)
        self.lines(NOTE_LINES)

    def last_page(self) -> None:
        self.document.add_paragraph().add_run().add_break(WD_BREAK.PAGE)
        self.document.add_heading("Your recommendation", level=2)
        self.words(self.document, "Decide before you talk with anyone else about this candidate.")
        self.words(self.document, "      ".join(f"{TICK}{word}" for word in RECOMMENDATIONS))
        self.document.add_heading("Why, in a sentence or two", level=3)
        self.lines(5)
        self.guidance("To tell the candidate beforehand", self.kit.template.for_interviewees)
        if self.kit.template.conclusion:
            self.document.add_heading("To close", level=2)
            self.rich(self.document, self.kit.template.conclusion)

    def answers(self, answers: Sequence[ProposedAnswerValue]) -> None:
        if answers:
            self.document.add_heading("What a good answer may hold", level=3)
        for answer in answers:
            self.rich(self.document, answer.text)
            for point in answer.key_points:
                self.rich(self.document, point, mark=TICK)

    def rating(self, question: QuestionValue) -> None:
        anchors = anchors_of(question, self.kit)
        if not anchors:
            return
        self.document.add_heading("Rating", level=3)
        cells = self.document.add_table(rows=1, cols=len(anchors)).rows[0].cells
        for cell, (level, text) in zip(cells, anchors, strict=True):
            cell.paragraphs[0].add_run(_xml(f"{TICK}{level.level} {level.label}")).bold = True
            self.rich(cell, text, size=8)
        self.words(self.document, f"{TICK}Not asked      {TICK}Cannot judge")

    def guidance(self, title: str, guidance: GuidanceValue) -> None:
        if not (guidance.dos or guidance.donts):
            return
        self.document.add_heading(title, level=2)
        for heading, lines in (("Do", guidance.dos), ("Don't", guidance.donts)):
            if lines:
                self.document.add_heading(heading, level=3)
            for line in lines:
                self.rich(self.document, line, mark="•  ")

    def ticks(self, heading: str, texts: Iterable[str]) -> None:
        for number, text in enumerate(texts):
            if not number:
                self.document.add_heading(heading, level=3)
            self.rich(self.document, text, mark=TICK)

    def labelled(self, label: str, text: str) -> None:
        if text:
            self.rich(self.document, text, mark=f"{label}:  ", soft=True)

    def blanks(self, labels: Sequence[str]) -> None:
        table = self.document.add_table(rows=0, cols=2)
        for left, right in zip(labels[::2], labels[1::2], strict=True):
            for cell, label in zip(table.add_row().cells, (left, right), strict=True):
                self.words(cell, label, soft=True, paragraph=cell.paragraphs[0])
                _rule(cell.add_paragraph())

    def lines(self, count: int) -> None:
        for _ in range(count):
            _rule(self.document.add_paragraph())

    def words(
        self, place: Place, text: str, *, soft: bool = False, paragraph: Paragraph | None = None
    ) -> Paragraph:
        paragraph = paragraph if paragraph is not None else place.add_paragraph()
        run = paragraph.add_run(_xml(text))
        if soft:
            run.font.color.rgb, run.font.size = SOFT, Pt(8.5)
        return paragraph

    def rich(self, place: Place, text: str, *, mark: str = "", soft: bool = False, size: float = 0) -> None:
        self.blocks(place, blocks_of(text), mark=mark, soft=soft, size=size)

    def blocks(
        self, place: Place, blocks: Iterable[Block], *, mark: str = "", soft: bool = False, size: float = 0
    ) -> None:
        for block in blocks:
            paragraph = place.add_paragraph()
            paragraph.paragraph_format.left_indent = Mm(5 * block.depth)
            before = mark or (f"{block.marker} " if block.marker else "")
            if before:
                run = paragraph.add_run(before)
                run.font.color.rgb = SOFT if soft else None
            self.runs(paragraph, block.runs, size=size)
            mark = ""

    def runs(self, paragraph: Paragraph, runs: Iterable[Run], *, size: float = 0) -> None:
        for one in runs:
            if one.style == "picture" and one.target in self.pictures:
                picture = BytesIO(self.pictures[one.target])
                paragraph.add_run().add_picture(picture, height=PICTURE_HEIGHT)
                continue
            run = paragraph.add_run(_xml(one.text))
            run.bold, run.italic = one.style == "strong" or None, one.style == "emphasis" or None
            if one.style == "code":
                run.font.name = "Courier New"
            if size:
                run.font.size = Pt(size)


def _set_page(document: DocxDocument, paper: Paper) -> None:
    section = document.sections[0]
    section.page_width, section.page_height = SIZES[paper]
    section.left_margin = section.right_margin = Mm(20)
    section.top_margin = section.bottom_margin = Mm(18)
    document.styles["Normal"].font.size = Pt(10)
    document.styles["Normal"].paragraph_format.space_after = Pt(4)
    for level, size in ((1, 22), (2, 14), (3, 9)):
        style = document.styles[f"Heading {level}"]
        style.font.color.rgb = SOFT if level == 3 else INK  # noqa: PLR2004 - the smallest heading
        style.font.size = Pt(size)
        style.font.name = "Georgia" if level < 3 else "Arial"  # noqa: PLR2004 - as above
        # Word's own theme fonts would win over the name.
        fonts = style.element.rPr.rFonts
        for name in ("asciiTheme", "hAnsiTheme", "eastAsiaTheme", "cstheme"):
            fonts.attrib.pop(qn(f"w:{name}"), None)
        style.paragraph_format.keep_with_next = True


def _rule(paragraph: Paragraph) -> None:
    """A line to write on: the paragraph's lower border."""
    paragraph.paragraph_format.space_after = Pt(10)
    borders = OxmlElement("w:pBdr")
    bottom = OxmlElement("w:bottom")
    for name, value in (("val", "single"), ("sz", "4"), ("space", "1"), ("color", "D8D1C6")):
        bottom.set(qn(f"w:{name}"), value)
    borders.append(bottom)
    paragraph._p.get_or_add_pPr().append(borders)  # noqa: SLF001 - python-docx has no borders of its own


def _xml(text: str) -> str:
    return _NOT_IN_XML.sub("\ufffd", text)
