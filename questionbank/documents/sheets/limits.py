"""How large a sheet may be, as sentences for who sends a larger one."""

MOST_QUESTIONS = 5_000
MOST_ROWS = 20_000  # a question can take several
MOST_COLUMNS = 256
MOST_CELLS = 500_000
MOST_SHEETS = 50


def too_many_questions() -> str:
    return (
        f"This document holds more than {MOST_QUESTIONS:,} questions; "
        "split it into smaller documents and try again."
    )


def too_many_rows(name: str = "") -> str:
    return (
        f"{_sheet(name)} has more than {MOST_ROWS:,} rows, and a document holds at most {MOST_QUESTIONS:,} "
        "questions; split it into smaller documents and try again."
    )


def too_many_cells(name: str = "") -> str:
    return (
        f"{_sheet(name)} has more than {MOST_CELLS:,} filled cells, and a document holds at most "
        f"{MOST_QUESTIONS:,} questions; split it into smaller documents and try again."
    )


def too_many_columns(count: int, name: str = "") -> str:
    return (
        f"{_sheet(name)} has {count:,} columns and at most {MOST_COLUMNS} fit; "
        "take out those that say nothing of the questions and try again."
    )


def too_many_sheets(count: int) -> str:
    return f"This workbook has {count:,} sheets and at most {MOST_SHEETS} fit; take some out and try again."


def _sheet(name: str) -> str:
    return f"The sheet “{name}”" if name else "This sheet"
