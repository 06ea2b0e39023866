"""Facets as the indexes hold them: a sign for what is said, then its value; none where nothing is said."""

from questionbank.enums import Kind, QuestionState, Seniority

NOBODY = "0"  # the key of no row: what asks for it finds nothing
TEAM, STATE, COMPETENCY, KIND, SENIORITY, LANGUAGE, MINUTES, TAG = "a", "s", "c", "k", "n", "l", "m", "t"
BANDS = ((5, "Up to 5 minutes"), (10, "6 to 10 minutes"), (20, "11 to 20 minutes"), (240, "Over 20 minutes"))
FIXED: dict[str, tuple[str, ...]] = {
    STATE: tuple(QuestionState.values),
    KIND: (*Kind.values, ""),
    SENIORITY: (*Seniority.values, ""),
    MINUTES: (*(str(most) for most, _ in BANDS), ""),
}


def facet(name: str, value: object) -> str:
    return f"={name}{value}"


def decided(*, state: str, competency: int | None, kind: str, seniority: str, language: str) -> str:
    """As the triggers write it."""
    key = "" if competency is None else competency
    values = {STATE: state, COMPETENCY: key, KIND: kind, SENIORITY: seniority, LANGUAGE: language}
    return " ".join(facet(name, value) for name, value in values.items())


def own_facets(team: int, band: str) -> str:
    """What a question's words say of it themselves."""
    return f"{facet(TEAM, team)} {facet(MINUTES, band)}"


def band_of(minutes: int | None) -> str:
    return "" if minutes is None else str(next(most for most, _ in BANDS if minutes <= most))


def values_in(facets: str) -> list[tuple[str, str]]:
    """Name and value of each."""
    return [(one[1], one[2:]) for one in facets.split()]
