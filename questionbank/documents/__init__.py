"""Readers and writers of question documents: text in, values and problems out."""

from .decoding import MAX_DOCUMENT_BYTES, decode_document
from .forms import WRITERS, Form, Reading, Sheet, form_of, read_bytes, read_document
from .hashing import question_hash, template_hash
from .json_form import read_json, write_json
from .markdown_writer import write_markdown
from .normal import normalise_question, normalise_template
from .text_reader import read_text
from .text_writer import write_text
from .values import (
    DocumentError,
    GuidanceValue,
    Problem,
    ProposedAnswerValue,
    QuestionValue,
    ReadDocument,
    TemplateValue,
)

__all__ = [
    "MAX_DOCUMENT_BYTES",
    "WRITERS",
    "DocumentError",
    "Form",
    "GuidanceValue",
    "Problem",
    "ProposedAnswerValue",
    "QuestionValue",
    "ReadDocument",
    "Reading",
    "Sheet",
    "TemplateValue",
    "decode_document",
    "form_of",
    "normalise_question",
    "normalise_template",
    "question_hash",
    "read_bytes",
    "read_document",
    "read_json",
    "read_text",
    "template_hash",
    "write_json",
    "write_markdown",
    "write_text",
]
