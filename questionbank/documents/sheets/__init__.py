"""Sheets of questions, CSV and XLSX: which column is what, what the rows say, and how they are written."""

from questionbank.documents.reading import Sheet

from .columns import headings_hash, is_columns, recognised
from .csv_reader import decode_csv, is_pasted_sheet, read_csv
from .csv_writer import write_csv
from .fields import FIELDS
from .joining import read_sheets
from .reader import read_sheet
from .xlsx_reader import read_xlsx
from .xlsx_writer import write_xlsx

__all__ = [
    "FIELDS",
    "Sheet",
    "decode_csv",
    "headings_hash",
    "is_columns",
    "is_pasted_sheet",
    "read_csv",
    "read_sheet",
    "read_sheets",
    "read_xlsx",
    "recognised",
    "write_csv",
    "write_xlsx",
]
