"""What a cell of the comparison shows. Cells that show the same share one face, which is drawn once."""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from fractions import Fraction

from interviews.scoring import TWO, Statistics, one_decimal, strength

HUNDREDTHS = 100  # points and weights are counted in whole hundredths


@dataclass(frozen=True, slots=True)
class Range:
    """The lowest and the highest points of the scales in use, in hundredths."""

    lowest: int = 100
    highest: int = 500


@dataclass(frozen=True, slots=True)
class Face:
    shade: int | None  # one to five; None where nothing was rated
    mean: str = ""
    dots: tuple[str, ...] = ()  # a strength each, ascending; "none" for who gave no rating
    raters: str = ""
    spread: str = ""
    notes: tuple[str, ...] = ()
    missing: str = ""
    is_flagged: bool = False

    @property
    def kind(self) -> str:
        """What the stylesheet calls it: a shade, or missing."""
        return "missing" if self.shade is None else str(self.shade)


@dataclass(slots=True)
class Cell:
    """A face, and the figures behind it where there is something to read; places that are equal share one."""

    face: Face
    found: Statistics | None = None

    @property
    def mean(self) -> Fraction | None:
        return self.found.mean if self.found else None


@dataclass(slots=True)
class Faces:
    """Makes faces in the range of the scales in use."""

    range: Range = field(default_factory=Range)
    _known: dict[Face, Face] = field(default_factory=dict)

    def of(self, found: Statistics, notes: Iterable[str] = ()) -> Face:
        """The face of ratings, and of what kept the others from rating; equal ones are one object."""
        return self._same(self._make(found, notes))

    def flagged(self, face: Face) -> Face:
        return self._same(replace(face, is_flagged=True))

    def unread(self, why: str) -> Face:
        """For what can't be read, or was never asked."""
        return self._same(Face(None, missing=why))

    def _same(self, face: Face) -> Face:
        return self._known.setdefault(face, face)

    def _make(self, found: Statistics, notes: Iterable[str]) -> Face:
        said = (*(f"{count} {why.value}" for why, count in found.missing), *notes)
        if found.mean is None:
            return Face(None, notes=tuple(notes), missing=", ".join(why.value for why, _ in found.missing))
        silent = sum(count for _, count in found.missing)
        ends = self.range.lowest * found.unit, self.range.highest * found.unit
        strengths = (strength(rating.points, *ends) for rating in found.ratings)
        dots = (*map(str, strengths), *("none",) * silent)
        raters = f"n {found.count} of {found.count + silent}" if silent else f"n {found.count}"
        return Face(
            shade=strength(found.total, *(end * found.count for end in ends)),
            mean=one_decimal(found.mean, HUNDREDTHS),
            dots=dots,
            raters=raters,
            spread=_spread(found),
            notes=said,
        )


def _spread(found: Statistics) -> str:
    if found.count < TWO:
        return ""
    unit = found.unit * HUNDREDTHS
    lowest, highest = (_points(found.ratings[end].points, unit) for end in (0, -1))
    return f"all {lowest}" if lowest == highest else f"{lowest} to {highest}"


def _points(points: int, unit: int) -> str:
    """Whole points without a decimal, as on the scale; others with one."""
    return one_decimal(points, unit) if points % unit else str(points // unit)
