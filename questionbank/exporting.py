"""Every form in which a template leaves the bank."""

from collections.abc import Callable
from dataclasses import dataclass

from questionbank.documents import TemplateValue, write_json, write_text
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


def _document(write: Callable[[TemplateValue], str | bytes]) -> Callable[[Template, Paper], bytes]:
    def written(template: Template, _: Paper) -> bytes:
        content = write(template_value(template))
        return content.encode() if isinstance(content, str) else content

    return written


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
        Export("text", "Plain text", "The form that people write by hand.",
               "txt", "text/plain; charset=utf-8", _document(write_text)),
        Export("json", "JSON", "For programs.", "json", "application/json", _document(write_json)),
    )
}  # fmt: skip
