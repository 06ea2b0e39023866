"""The words for kinds, levels of seniority and minutes, as people spell them."""

LONGEST_MINUTES = 240

KINDS = {
    "behavioural": "behavioural",
    "behavioral": "behavioural",
    "behaviour": "behavioural",
    "behavior": "behavioural",
    "situational": "situational",
    "situation": "situational",
    "hypothetical": "situational",
    "technical": "technical",
    "role knowledge": "role_knowledge",
    "role specific": "role_knowledge",
    "job knowledge": "role_knowledge",
}

SENIORITIES = {
    "any": "any",
    "all": "any",
    "junior": "junior",
    "entry": "junior",
    "graduate": "junior",
    "middle": "middle",
    "mid": "middle",
    "intermediate": "middle",
    "senior": "senior",
    "lead": "lead",
    "principal": "lead",
    "staff": "lead",
}


def kind_of(words: str) -> str | None:
    """The kind meant by these words, "" for none, None for words that mean no kind."""
    return KINDS.get(_fold(words)) if words else ""


def seniority_of(words: str) -> str | None:
    return SENIORITIES.get(_fold(words).removesuffix(" level")) if words else ""


def is_minutes(number: int) -> bool:
    return 1 <= number <= LONGEST_MINUTES


def minutes_of(words: str) -> int | None:
    """A whole number of minutes, with or without the word; None for anything else."""
    digits = _fold(words).removesuffix("minutes").removesuffix("min").strip()
    number = int(digits) if digits.isascii() and digits.isdecimal() and len(digits) <= len("240") else 0
    return number if is_minutes(number) else None


def _fold(words: str) -> str:
    return " ".join(words.lower().replace("-", " ").replace("_", " ").split())
