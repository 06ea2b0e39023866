"""The value of a cell as a person sees it, as far as that is the same in every program and country."""

import datetime as dt
import re

_ESCAPED = re.compile(r"_x(00[01][0-9A-Fa-f]|007[Ff]|005[Ff]|[Ff]{3}[EeFf])_")
_PERCENT = re.compile(r"(?:0(?:\.(0+))?|#+)%")
_QUOTED = re.compile(r'"[^"]*"|\\.|\[[^\]]*\]')


def shown(value: object, number_format: str = "") -> str:
    """Dates are written from the year on; a number has no digits that its file only computes with."""
    match value:
        case None:
            return ""
        case str():
            return _ESCAPED.sub(lambda found: chr(int(found[1], 16)), value) if "_x" in value else value
        case bool():
            return "TRUE" if value else "FALSE"
        case int() | float():
            return _number(value, number_format)
        case dt.datetime():
            return _moment(value)
        case _:
            return str(value)


def _number(value: float, number_format: str) -> str:
    if percent := _PERCENT.search(_QUOTED.sub("", number_format)):
        return f"{value * 100:.{len(percent[1] or '')}f}%"
    return f"{value:.15g}" if isinstance(value, float) else str(value)


def _moment(value: dt.datetime) -> str:
    if value.time() == dt.time():
        return value.date().isoformat()
    return value.isoformat(sep=" ", timespec="minutes")
