"""The tables of a page while they are read; a table in a cell is part of the cell's words."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from .blocks import Block, Kind


@dataclass(slots=True)
class _Table:
    line: int
    rows: list[list[str]] = field(default_factory=list)
    lines: list[int] = field(default_factory=list)
    has_headings: bool = False


class Tables:
    def __init__(self) -> None:
        self.table: _Table | None = None
        self.nested = 0
        self.in_cell = False

    @property
    def is_open(self) -> bool:
        return self.table is not None

    def open(self, line: int) -> None:
        if self.table is None:
            self.table = _Table(line)
        else:
            self.nested += 1

    def begin(self, name: str, line: int) -> None:
        """A row or a cell; a cell without a row has one made for it."""
        if self.table is None or self.nested:
            return
        if name == "tr" or not self.table.rows:
            self.table.rows.append([])
            self.table.lines.append(line)
        if name != "tr":
            self.table.has_headings |= name == "th" and len(self.table.rows) == 1
            self.in_cell = True

    def name_headings(self) -> None:
        """The row that has just begun holds the headings, if it is the first."""
        if self.table is not None and not self.nested and len(self.table.rows) == 1:
            self.table.has_headings = True

    def end_cell(self, text: str) -> None:
        """Words between the cells become a cell too, so that none are lost."""
        if self.table is None or not (self.in_cell or text):
            return
        if not self.table.rows:
            self.table.rows.append([])
            self.table.lines.append(self.table.line)
        if self.nested and self.table.rows[-1]:
            self.table.rows[-1][-1] = f"{self.table.rows[-1][-1]}\n\n{text}".strip()
        else:
            self.table.rows[-1].append(text)
        self.in_cell = False

    def close(self, depth: int) -> Iterator[Block]:
        if self.nested:
            self.nested -= 1
        elif self.table is not None:
            table, self.table = self.table, None
            yield from _blocks(table, depth)


def _blocks(table: _Table, depth: int) -> Iterator[Block]:
    every = zip(table.rows, table.lines, strict=True)
    filled = [(tuple(row), line) for row, line in every if any(row)]
    rows, lines = tuple(row for row, _ in filled), tuple(line for _, line in filled)
    if max((len(row) for row in rows), default=0) > 1:
        yield table_block(rows, lines, depth, has_headings=table.has_headings)
        return
    for row, line in filled:  # a table that only lays out the page
        for paragraph in row[0].split("\n\n"):
            yield Block(Kind.PARAGRAPH, paragraph, line, depth=depth)


def table_block(
    rows: Sequence[tuple[str, ...]], lines: Sequence[int], depth: int, *, has_headings: bool
) -> Block:
    width = max(len(row) for row in rows)
    full = tuple((*row, *[""] * (width - len(row))) for row in rows)
    heading, below = (full[0], full[1:]) if has_headings else (("",) * width, full)
    shown = [_row(heading), _row(("---",) * width), *(_row(row) for row in below)]
    return Block(
        Kind.TABLE,
        "\n".join(shown),
        lines[0],
        depth=depth,
        rows=full,
        row_lines=tuple(lines),
        has_headings=has_headings,
    )


def _row(cells: Sequence[str]) -> str:
    return f"| {' | '.join(' '.join(cell.replace('|', chr(92) + '|').split()) for cell in cells)} |"
