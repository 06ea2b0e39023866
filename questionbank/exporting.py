"""Every form in which a template leaves the bank."""

from collections.abc import Callable
from dataclasses import dataclass

from questionbank.documents.forms import WRITERS, Form
from questionbank.documents.html_writer import write_html
from questionbank.documents.kits.docx import write_docx
from questionbank.documents.kits.pdf import write_pdf
from questionbank.documents.kits.values import Kit, Paper
from questionbank.models import Template
from questionbank.queries.kits import kit_of
from questionbank.queries.values import template_value

# Questions of one kit. A thicker one is no use on a table, and would take long to set.
LONGEST_KIT = 300


class KitTooLongError(ValueError):
    """The template holds more than a kit is for; the message is a sentence."""


@dataclass(frozen=True, slots=True)
class Export:
    """`name` is what the address and the command call it."""

    name: str
    label: str
    note: str
    suffix: str
    content_type: str
    write: Callable[[Template, Paper], bytes]
    is_kit: bool = False

    @property
    def is_binary(self) -> bool:
        return self.suffix in ("pdf", "docx", "xlsx")


def _document(form: Form) -> Callable[[Template, Paper], bytes]:
    return lambda template, _: WRITERS[form](template_value(template))


def _page(template: Template, _: Paper) -> bytes:
    return write_html(template_value(template)).encode()


def _kit(write: Callable[[Kit], bytes]) -> Callable[[Template, Paper], bytes]:
    def printed(template: Template, paper: Paper) -> bytes:
        kit = kit_of(template, paper=paper)
        held = len(kit.template.questions)
        if held > LONGEST_KIT:
            raise KitTooLongError(
                f"A kit is for one interview and holds at most {LONGEST_KIT} questions; this template has "
                f"{held:,}. Print a template with fewer, or take it as a sheet."
            )
        return write(kit)

    return printed


EXPORTS = {
    export.name: export
    for export in (
        Export("pdf", "PDF", "To print: a page for each question, with room for notes.",
               "pdf", "application/pdf", _kit(write_pdf), is_kit=True),
        Export("docx", "Word", "The same kit, to change before you print it.",
               "docx", "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
               _kit(write_docx), is_kit=True),
        Export("xlsx", "Excel", "A row for each question, to work on in a spreadsheet.",
               "xlsx", "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
               _document(Form.XLSX)),
        Export("csv", "CSV", "The same rows, for any spreadsheet.",
               "csv", "text/csv; charset=utf-8", _document(Form.CSV)),
        Export("text", "Plain text", "The form that people write by hand.",
               "txt", "text/plain; charset=utf-8", _document(Form.TEXT)),
        Export("markdown", "Markdown", "For a wiki or a repository.",
               "md", "text/markdown; charset=utf-8", _document(Form.MARKDOWN)),
        Export("json", "JSON", "For programs.", "json", "application/json", _document(Form.JSON)),
        Export("yaml", "YAML", "For programs, and for people who keep files under version control.",
               "yaml", "application/yaml", _document(Form.YAML)),
        Export("html", "Web page", "One file that opens in any browser, to read or to send.",
               "html", "text/html; charset=utf-8", _page),
    )
}  # fmt: skip
