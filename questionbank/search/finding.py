"""Finding: what somebody typed, looked for in one team's bank, with its typing errors met."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice
from uuid import UUID

from questionbank.models import Competency, Template, TemplateQuestion
from questionbank.models.question import QuestionQuerySet
from questionbank.search.engines import Ask, Row, engine
from questionbank.search.facets import COMPETENCY, NOBODY, STATE, facet
from questionbank.search.query import Query, Term
from questionbank.search.spelling import near_words
from questionbank.search.tables import QUESTIONS, TEMPLATES, Index
from teams.models import Membership

MOST_CORRECTED = 2  # words of one search; who mistyped more is better told that nothing was found
MOST = 1000  # of the newest hits are looked at: ranked, counted and turned page by page


@dataclass(frozen=True, slots=True)
class Correction:
    typed: str
    shown: str


@dataclass(frozen=True, slots=True)
class Found:
    """The newest hits, at most `MOST`; `query` is what was looked for in the end."""

    ask: Ask
    rows: tuple[Row, ...]
    is_cut: bool = False  # there are more
    corrections: tuple[Correction, ...] = ()

    @property
    def query(self) -> Query:
        return self.ask.query

    @property
    def ids(self) -> list[int]:
        """The newest first."""
        return [row for row, _ in self.rows]

    def ids_by_rank(self, index: Index = QUESTIONS) -> list[int]:
        """The best first, where the words tell anything apart."""
        if not self.rows or not self.query.tells_apart:
            return self.ids
        return engine().by_rank(index, self.ask, self.rows)


def find(ask: Ask, *, index: Index = QUESTIONS, exactly: bool = False) -> Found:
    """One statement where there are hits; else near words take the place of those that nothing has."""
    found = look(ask, index=index)
    if found.rows or exactly or not ask.query.terms:
        return found
    query, corrections = corrected(ask, index)
    return (
        replace(look(ask.with_query(query), index=index), corrections=corrections) if corrections else found
    )


def look(ask: Ask, *, index: Index = QUESTIONS) -> Found:
    rows = engine().newest(index, ask, most=MOST + 1)
    return Found(ask, tuple(rows[:MOST]), is_cut=len(rows) > MOST)


def corrected(ask: Ask, index: Index) -> tuple[Query, tuple[Correction, ...]]:
    """The query with near words in the place of those that nothing of the team has.

    None where there are more of those than a person mistypes: each of them costs several queries.
    """
    unknown = list(islice(_unknown(ask, index), MOST_CORRECTED + 1))
    if len(unknown) > MOST_CORRECTED:
        return ask.query, ()
    query, corrections = ask.query, []
    for term in unknown:
        near = next(
            (
                word
                for word in near_words(ask.team, term.words[0], is_prefix=term.is_prefix)
                if _occurs(ask.team, replace(term, words=(word,)), index)
            ),
            None,
        )
        if near is not None:
            query = query.with_word(term, near)
            corrections.append(Correction(str(term), near))
    return query, tuple(corrections)


def _unknown(ask: Ask, index: Index) -> Iterator[Term]:
    return (term for term in ask.query.terms if term.is_word and not _occurs(ask.team, term, index))


def _occurs(team: int, term: Term, index: Index) -> bool:
    return bool(engine().newest(index, Ask(team, Query((term,))), most=1))


def matching(
    bank: QuestionQuerySet,
    viewer: Membership,
    typed: str,
    *,
    states: Iterable[str] = (),
    competency: UUID | None = None,
    template: UUID | None = None,
) -> QuestionQuerySet:
    """For pickers: those of `bank` among the newest hits; all of it where no word is typed.

    What narrows `bank` anyway is told here too, since of the hits only the newest are looked at.
    """
    ask = Ask(viewer.team_id, Query.read(typed))
    if not ask.query.terms:
        return bank
    if wanted := tuple(facet(STATE, state) for state in states):
        ask = ask.and_one_of(*wanted)
    if competency:
        known = Competency.objects.visible_to(viewer).filter(uuid=competency).values_list("pk", flat=True)
        ask = ask.and_one_of(*(facet(COMPETENCY, key) for key in known), facet(COMPETENCY, NOBODY))
    if template:
        ask = replace(ask, among=questions_in(viewer, template))
    return bank.filter(pk__in=find(ask).ids)


def questions_in(viewer: Membership, template: UUID) -> tuple[int, ...]:
    places = TemplateQuestion.objects.filter(template__in=Template.objects.visible_to(viewer))
    return tuple(places.filter(template__uuid=template).values_list("question", flat=True))


def newest_templates(team: int, query: Query, *, most: int) -> list[int]:
    """A few of those that hold the words."""
    return [row for row, _ in engine().newest(TEMPLATES, Ask(team, query), most=most)] if query.terms else []
