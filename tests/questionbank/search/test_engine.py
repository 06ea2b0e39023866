"""What the database finds is what a plain reading of the texts finds, whatever is stored and typed."""

from collections.abc import Iterable

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from hypothesis.extra.django import TestCase

from questionbank.documents import ProposedAnswerValue, QuestionValue
from questionbank.operations.questions import create_question
from questionbank.search.engines import Ask
from questionbank.search.facets import KIND, STATE, facet
from questionbank.search.finding import find, look
from questionbank.search.query import Query
from questionbank.search.words import words_of
from tests.factories import QuestionFactory, TeamFactory
from tests.questionbank.conftest import Cast, found

pytestmark = pytest.mark.usefixtures("words_at_once")

# Few words, so that they meet; some that engines are known to read in ways of their own.
WORDS = (
    *("model", "models", "modelling", "data", "the", "of", "real-time", "don't", "C++", "C#", "R", "3.14"),
    *(
        "1e5",
        "-7",
        "a@b.org",
        "http://x.org/y?z=1",
        "snake_case",
        "AND",
        "NEAR",
        "NOT",
        "Café",
        "café",
        "STRASSE",
    ),
    *(
        "straße",
        "İstanbul",
        "ﬁne",
        "½",
        "数据库",
        "データ",
        "привет",
        "שָׁלוֹם",
        "हिन्दी",
        "🙂",
        "e\u0301te",
        "\u0644\u0627",
    ),
    *(
        "Ꮳ",
        "ẞ",
        "\U0001e900\U0001e901",
        "x" * 60,
        "*",
        '"',
        "'",
        "&",
        "|",
        "!",
        ":*",
        "\\",
        "(",
        ")",
        "<->",
        "=a1",
    ),
)
texts = st.lists(st.sampled_from(WORDS) | st.text(max_size=8), min_size=1, max_size=8).map(" ".join)
spoken = texts.filter(lambda text: bool(text.replace("\x00", "").strip()))
queries = (
    st.lists(
        st.sampled_from(WORDS)
        | texts.map(lambda text: f'"{text}"')
        | st.sampled_from(WORDS).map(lambda word: word[:3])
        | st.text(max_size=4),
        min_size=1,
        max_size=4,
    ).map(" ".join)
    | texts
    | st.text()
)


def holds(parts: Iterable[str], query: Query) -> bool:
    """Read plainly: a term stands somewhere in one of the parts, its words one after the other."""
    listed = [words_of(part) for part in parts]
    return all(
        any(
            words[at : at + len(term.words) - 1] == list(term.words[:-1])
            and _fits(words[at + len(term.words) - 1], term.words[-1], is_prefix=term.is_prefix)
            for words in listed
            for at in range(len(words) - len(term.words) + 1)
        )
        for term in query.terms
    )


def _fits(word: str, wanted: str, *, is_prefix: bool) -> bool:
    return word.startswith(wanted) if is_prefix else word == wanted


def said(content: QuestionValue) -> list[str]:
    answers = [text for one in content.proposed_answers for text in (one.text, *one.key_points)]
    return [content.text, content.why_ask, content.competency, *content.tags, *content.follow_ups, *answers]


class Agreement(TestCase):
    @settings(suppress_health_check=[HealthCheck.too_slow])
    @given(stored=st.lists(st.tuples(spoken, spoken, spoken), min_size=1, max_size=4), typed=queries)
    def test_what_is_found_is_what_a_plain_reading_finds(
        self, stored: list[tuple[str, str, str]], typed: str
    ) -> None:
        team = TeamFactory.create()
        contents = {}
        for text, why, answer in stored:
            content = QuestionValue(
                text=text, why_ask=why, proposed_answers=(ProposedAnswerValue(answer, ("one point",)),)
            )
            made = create_question(actor=None, team=team, content=content)
            contents[made.pk] = content
        query = Query.read(typed)
        ids = find(Ask(team.pk, query), exactly=True).ids
        assert ids == [key for key in sorted(contents, reverse=True) if holds(said(contents[key]), query)]
        assert sorted(find(Ask(team.pk, query), exactly=True).ids_by_rank()) == sorted(ids)


@pytest.mark.parametrize(
    "typed",
    [
        *('"', '""', '"open', "'", "''", "AND", "OR", "NOT x", "NEAR(a b)", "a NEAR/3 b", "*", "a*", "*a"),
        *(
            "(",
            ")",
            "()",
            "a:b",
            "title:x",
            "{own}:x",
            "-x",
            "+x",
            "^x",
            "a AND (b OR",
            "\\",
            "a\x00b",
            "\x00",
        ),
        *(
            "!x",
            "a & b",
            "a | b",
            "a <-> b",
            ":*",
            "x:A*",
            "%s",
            "%(a)s",
            "{}",
            "; DROP TABLE x",
            "=a1",
            "=sapproved",
        ),
        *("x" * 10_000, "x " * 5_000, '"' * 10_000, "(" * 10_000, "\ud800", "\U0010ffff", "🙂"),
    ],
)
def test_nothing_that_is_typed_is_taken_for_a_command(cast: Cast, typed: str) -> None:
    question = QuestionFactory.create(team=cast.team, text="What of zebras?")
    stranger = QuestionFactory.create(text="What of lions?")
    for rows in (look(Ask(cast.team.pk, Query.read(typed))), find(Ask(cast.team.pk, Query.read(typed)))):
        assert set(rows.ids) <= {question.pk}
        assert set(rows.ids_by_rank()) <= {question.pk}
    assert stranger.pk


@pytest.mark.parametrize(
    ("typed", "is_found"),
    [
        ("imbalanced data", True),
        ("data imbalanced", True),
        ("imbal", True),
        ("imbal data", False),  # only the last word is still being typed
        ("imbal* data", True),
        ('"imbalanced data"', True),
        ('"data imbalanced"', False),
        ('"imbalanced da', True),
        ('"imbalanced da"', False),
        ("“imbalanced data”", True),
        ("IMBALANCED", True),
        ("real-time", True),
        ("real time", True),
        ("time-real", False),
        ("c++", True),
        ("c#", False),
        ("c", False),
        ("résumé", True),
        ("the how of", True),  # words that are everywhere ask for nothing
        ("the imbalanced of", True),
        ('"the imbalanced"', False),
        ("live it", True),
        ('"it one"', False),  # no phrase goes from one text into the next
    ],
)
def test_words_beginnings_and_phrases(cast: Cast, typed: str, is_found: bool) -> None:
    content = QuestionValue(
        text="How do you train on imbalanced data in C++?",
        why_ask="The resume speaks of real-time work.",
        proposed_answers=(ProposedAnswerValue("They live it"), ProposedAnswerValue("One of the how")),
    )
    question = create_question(actor=cast.ada, team=cast.team, content=content)
    assert found(cast.ivo, typed) == ([question] if is_found else [])


def test_the_questions_own_words_weigh_more_than_those_of_an_answer(cast: Cast) -> None:
    in_text = QuestionValue(text="How would you watch for drift?")
    in_answer = QuestionValue(
        text="How would you watch it?", proposed_answers=(ProposedAnswerValue("I would watch for drift."),)
    )
    best, worse = (create_question(actor=None, team=cast.team, content=one) for one in (in_text, in_answer))
    assert find(Ask(cast.team.pk, Query.read("drift"))).ids_by_rank() == [best.pk, worse.pk]
    assert find(Ask(cast.team.pk, Query.read("drift"))).ids == [worse.pk, best.pk]


def test_another_teams_hits_crowd_nobody_out_and_are_not_counted(
    cast: Cast, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("questionbank.search.finding.MOST", 2)
    own = [QuestionFactory.create(team=cast.team, text="What of zebras?") for _ in range(2)]
    other = TeamFactory.create()
    for _ in range(3):
        QuestionFactory.create(team=other, text="Zebras, zebras, zebras?")
    rows = find(Ask(cast.team.pk, Query.read("zebras")))
    assert (rows.ids, rows.is_cut) == ([own[1].pk, own[0].pk], False)
    assert sorted(rows.ids_by_rank()) == sorted(rows.ids)
    assert (len(find(Ask(other.pk, Query.read("zebras"))).ids), look(Ask(other.pk)).is_cut) == (2, True)


def test_facets_narrow_before_the_newest_are_taken(cast: Cast, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("questionbank.search.finding.MOST", 1)
    draft = QuestionFactory.create(team=cast.team, text="What of zebras?", state="draft", kind="technical")
    QuestionFactory.create(team=cast.team, text="What of zebras?", kind="technical")
    ask = Ask(cast.team.pk, Query.read("zebras")).and_one_of(facet(STATE, "draft"), facet(STATE, "retired"))
    assert find(ask).ids == [draft.pk]
    assert find(ask.and_one_of(facet(KIND, "behavioural"))).ids == []
    assert find(Ask(cast.team.pk, Query(), ((facet(STATE, "draft"),),), (draft.pk,))).ids == [draft.pk]
    assert find(Ask(cast.team.pk, among=())).ids == []


@pytest.mark.parametrize(
    ("typed", "shown"),
    [
        ("imbalnced", "imbalanced"),
        ("imblanced", "imbalanced"),
        ("imbalancedd", "imbalanced"),
        ("pipeline imbalnc", "imbalanced"),  # a beginning, mistyped
        ("pipline imbalanced", "pipeline"),
        ("datta", "data"),
    ],
)
def test_a_typing_error_is_met_by_the_nearest_word_of_the_bank(cast: Cast, typed: str, shown: str) -> None:
    question = QuestionFactory.create(team=cast.team, text="How does a pipeline treat imbalanced data?")
    rows = find(Ask(cast.team.pk, Query.read(typed)))
    assert rows.ids == [question.pk]
    assert [one.shown for one in rows.corrections] == [shown]
    assert find(Ask(cast.team.pk, Query.read(typed)), exactly=True).ids == []


@pytest.mark.parametrize("typed", ["zebra", "dat", "3333", "quarterly revenue", "pipeline zebra"])
def test_where_nothing_is_near_nothing_is_shown_instead(cast: Cast, typed: str) -> None:
    QuestionFactory.create(team=cast.team, text="How does a pipeline treat imbalanced dates, 3334 of them?")
    rows = find(Ask(cast.team.pk, Query.read(typed)))
    assert typed == "dat" or rows.ids == []
    assert rows.corrections == ()


def test_a_word_of_another_team_is_never_offered(cast: Cast) -> None:
    QuestionFactory.create(text="What of Zanzibar?")
    QuestionFactory.create(team=cast.team, text="What of lions?")
    assert find(Ask(cast.team.pk, Query.read("zanzibr"))).corrections == ()
