"""What came of reading a file: the document, or sheets whose columns someone has to name first."""

from dataclasses import dataclass, field
from enum import StrEnum

from .values import Problem, ReadDocument


class Form(StrEnum):
    """The forms in which a question document comes."""

    TEXT = "text"
    MARKDOWN = "markdown"
    HTML = "html"
    DOCX = "docx"
    CSV = "csv"
    XLSX = "xlsx"
    JSON = "json"
    YAML = "yaml"


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table as it stands in a file; `first_row` is the number that its first row has there.

    Empty headings are those of a table that has none; `above` is what stands over the headings.
    """

    name: str
    headings: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...]
    first_row: int
    above: tuple[tuple[str, ...], ...] = ()
    bands: tuple[int, ...] = ()  # the rows that are one cell over several columns, such as a category
    problems: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True)
class Reading:
    """`document` is None where the columns of `sheets` have to be mapped before it can be read.

    `manner` is a sentence that says how the document was understood.
    """

    form: Form
    document: ReadDocument | None = None
    sheets: tuple[Sheet, ...] = field(default=())
    manner: str = ""
