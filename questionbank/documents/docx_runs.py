"""The words of one paragraph of a Word file, gathered into Markdown."""

from collections.abc import Mapping

from .docx_parts import Attributes, is_on
from .html_inline import escaped_words
from .normal import clean_characters

# Earlier states of what is there, and what repeats it for older programs.
_SKIPPED = frozenset({"Fallback", "del", "moveFrom", "pPrChange", "rPrChange", "sectPr", "instrText"})
_BREAKS = {"br": "\n", "cr": "\n", "tab": " ", "noBreakHyphen": "-"}


class Runs:
    def __init__(self, links: Mapping[str, str]) -> None:
        self.links = links
        self.pieces: list[tuple[str, bool, bool, str]] = []
        self.deleted: list[tuple[int, str]] = []
        self.skipped = self.in_run = 0
        self.in_text = self.in_deleted = self.bold = self.italic = False
        self.link = ""

    def start(self, tag: str, said: Attributes, paragraph: int) -> bool:
        """Whether the tag is of the words, and so of no one else."""
        if tag in _SKIPPED or self.skipped:
            self.skipped += tag in _SKIPPED
            if tag == "delText":
                self.deleted.append((paragraph, ""))
                self.in_deleted = True
            return True
        if tag == "r":
            self.in_run += 1
            self.bold = self.italic = False
        elif tag == "hyperlink":
            self.link = self.links.get(said.get("id", ""), "")
        elif not self.in_run:
            return False
        elif tag == "b":
            self.bold = is_on(said)
        elif tag == "i":
            self.italic = is_on(said)
        elif tag == "t":
            self.in_text = True
        elif tag in _BREAKS:
            self._add(_BREAKS[tag])
        else:
            return False
        return True

    def end(self, tag: str) -> bool:
        if self.skipped:
            self.in_deleted = False
            self.skipped -= tag in _SKIPPED
            return True
        if tag == "r":
            self.in_run = max(self.in_run - 1, 0)
        elif tag == "t":
            self.in_text = False
        elif tag == "hyperlink":
            self.link = ""
        else:
            return False
        return True

    def text(self, words: str) -> None:
        if self.in_deleted:
            line, before = self.deleted[-1]
            self.deleted[-1] = (line, before + clean_characters(words))
        elif self.in_text and not self.skipped:
            self._add(words)

    def take(self, *, plain: bool, bold: bool) -> str:
        """The paragraph so far; `plain` as in a heading, which is bold in any case."""
        pieces, self.pieces = self.pieces, []
        if plain:
            return "".join(words for words, *_ in pieces)
        if bold:
            pieces = [(words, True, italic, link) for words, _, italic, link in pieces]
        return "".join(_dressed(*piece) for piece in pieces).strip()

    def _add(self, words: str) -> None:
        words = clean_characters(words)
        style = (self.bold, self.italic, self.link)
        if self.pieces and self.pieces[-1][1:] == style:
            self.pieces[-1] = (self.pieces[-1][0] + words, *style)
        else:
            self.pieces.append((words, *style))


def _dressed(words: str, bold: bool, italic: bool, link: str) -> str:  # noqa: FBT001
    core = words.strip()
    if not core:
        return words
    start = words.index(core)
    shown = escaped_words(core)
    if link.startswith(("http:", "https:", "mailto:")):
        shown = f"[{shown}]({link})"
    mark = "**" * bold + "*" * italic
    if mark:
        shown = "\n".join(f"{mark}{line.strip()}{mark}" if line.strip() else "" for line in shown.split("\n"))
    return words[:start] + shown + words[start + len(core) :]
