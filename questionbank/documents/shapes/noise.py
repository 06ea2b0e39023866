"""What a published collection holds beside its questions: contents, badges, links to the top, a licence."""

from collections.abc import Iterator, Sequence

from questionbank.documents.blocks import Block, Kind
from questionbank.documents.values import Problem

from .words import is_asking, is_back_to_top, is_badge, is_contents, link_targets, plain

CONTENTS = "This reads as a table of contents, so it was left out."
TOP = "These lines lead back to the top of the page, so they were left out."
BADGES = "These are pictures without words, so they were left out."
APART = "This part is about the collection itself, so it was left out."
_CONTENTS_HEADINGS = frozenset({"table of contents", "contents", "toc", "index", "list of contents", "menu"})
_LONGEST = 20_000  # of a paragraph that is looked at
_APART_NAMES = (
    "license|licence|licensing|contributing|contribution|contributions|contributors|how to contribute|"
    "acknowledgements|acknowledgments|credits|sponsors|star history|stargazers|author|authors|"
    "about the author|changelog|copyright|support this project|show your support|disclaimer|back to top"
)
_APART = frozenset(_APART_NAMES.split("|"))


def noise_in(blocks: Sequence[Block]) -> dict[int, str]:
    """By index, the sentence that says why a block is left out."""
    found: dict[int, str] = {}
    apart: tuple[int, str] | None = None  # level of the heading that opened such a part
    opened = 0
    for index, block in enumerate(blocks):
        if block.kind is Kind.HEADING:
            if apart and block.level > apart[0] and is_asking(block.text):
                for earlier in range(opened, index):  # a subject that is only called like such a part
                    found.pop(earlier, None)
                apart = None
                continue
            words = "".join(c for c in plain(block.text).lower() if c.isalpha() or c == " ").strip()
            if apart is None or block.level <= apart[0]:
                sentence = CONTENTS if words in _CONTENTS_HEADINGS else APART if words in _APART else ""
                apart, opened = ((block.level, sentence) if sentence else None), index
        if apart:
            found[index] = apart[1]
        elif sentence := _why(block):
            found[index] = sentence
    return found


def problems_of(blocks: Sequence[Block], noise: dict[int, str]) -> Iterator[Problem]:
    """One for each kind, with everything that was left out for it."""
    for sentence in dict.fromkeys(noise.values()):
        those = [blocks[index] for index, why in noise.items() if why == sentence]
        texts = [block.text for block in those if block.text]
        if texts:
            kept = texts if sentence != TOP else dict.fromkeys(texts)
            yield Problem(those[0].line, sentence, "\n".join(kept))


def _why(block: Block) -> str:
    if block.kind is Kind.TABLE:
        return CONTENTS if _is_contents_table(block) else ""
    if block.kind in (Kind.CODE, Kind.END, Kind.SUMMARY) or len(block.text) > _LONGEST:
        return ""
    if block.kind is not Kind.HEADING and is_contents(block.text):
        return TOP if is_back_to_top(block.text) else CONTENTS
    if is_back_to_top(block.text):
        return TOP
    return BADGES if is_badge(block.text) else ""


def _is_contents_table(block: Block) -> bool:
    rows = block.rows[block.has_headings :]
    linked = sum(any(target.startswith("#") for cell in row for target in link_targets(cell)) for row in rows)
    return bool(rows) and 2 * linked > len(rows) and all(len(row) <= 3 for row in rows)  # noqa: PLR2004
