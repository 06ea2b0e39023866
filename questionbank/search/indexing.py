"""The rows of words, written after whatever changes what a question or a template says.

What is decided about a question, and its tags, follow by triggers and need no call.
"""

import json
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from functools import partial

from django.db import connection, transaction

from lib.bulk import insert_objects
from questionbank.documents import QuestionValue, TemplateValue
from questionbank.models import KnownWord, Question, QuestionKey, QuestionWords, Tag, Template, TemplateWords
from questionbank.models.searching import Words
from questionbank.search.facets import TAG, TEAM, band_of, decided, facet, own_facets
from questionbank.search.tables import analyse, lay_indexes
from questionbank.search.texts import (
    QuestionTexts,
    TemplateTexts,
    said_by_question,
    said_by_template,
    texts_of_questions,
    texts_of_templates,
)
from questionbank.search.words import are_plain, coded, words_of

AT_ONCE = 1000
# Of a text that has more words than anybody could say in an interview, its beginning is indexed.
MOST_WORDS = 5000
MOST_LETTERS = 200_000
SHORTEST_KNOWN = 3  # letters; a shorter word is near to too many others
BREAK = "="  # between texts: no phrase goes from one into the next
COLUMNS = ["title", "about", "detail", "own", "decided", "tags"]


def index_questions(questions: Iterable[int]) -> None:
    """After what they say changed, or the name of their competency or of a tag; a thousand at a time."""
    for keys in _parts(questions):
        known = KnownWords()
        said = texts_of_questions(keys)
        rows = [question_row(texts, known) for texts in said]
        QuestionWords.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["question"], update_fields=COLUMNS
        )
        known.store()
        QuestionKey.objects.rewrite((one.question, one.team, one.text) for one in said)


def index_templates(templates: Iterable[int]) -> None:
    """After their texts changed, or their questions."""
    for keys in _parts(templates):
        known = KnownWords()
        rows = [template_row(texts, known) for texts in texts_of_templates(keys)]
        TemplateWords.objects.bulk_create(
            rows, update_conflicts=True, unique_fields=["template"], update_fields=COLUMNS
        )
        known.store()


def index_new_questions(pairs: Sequence[tuple[Question, QuestionValue]], tags: Mapping[str, Tag]) -> None:
    """Questions that were stored just now; `tags` by their names in small letters."""
    known = KnownWords()
    rows = []
    for question, content in pairs:
        own = dict.fromkeys(tags[name.lower()].pk for name in content.tags)
        rows.append(question_row(said_by_question(question, content, own), known))
    _insert(QuestionWords, rows)
    known.store()
    QuestionKey.objects.write((question.pk, question.team_id, content.text) for question, content in pairs)


def index_new_templates(pairs: Sequence[tuple[Template, TemplateValue]]) -> None:
    """Templates that were stored just now."""
    known = KnownWords()
    _insert(
        TemplateWords,
        [template_row(said_by_template(template, content), known) for template, content in pairs],
    )
    known.store()


def index_what_is_missing() -> None:
    """What was stored by a version of Askwell that had no index."""
    with_text = Question.objects.filter(current__isnull=False)
    for lacking in (with_text.filter(words=None), with_text.filter(likeness_keys=None)):
        index_questions(lacking.values_list("pk", flat=True))
    index_templates(Template.objects.filter(words=None).values_list("pk", flat=True))


@transaction.atomic
def rebuild() -> None:
    """Everything anew, whatever state it is in."""
    KnownWord.objects.all().delete()
    QuestionWords.objects.all().delete()
    TemplateWords.objects.all().delete()
    if connection.vendor == "postgresql":
        connection.check_constraints()  # it alters no table for which something is still to be checked
    lay_indexes(connection)
    index_what_is_missing()
    analyse(connection)


@dataclass(slots=True)
class KnownWords:
    """The words that were met, by team."""

    words: dict[int, set[str]] = field(default_factory=lambda: defaultdict(set))

    def column(self, team: int, texts: Sequence[str]) -> str:
        """The texts as one column of words."""
        left, met, words = MOST_WORDS, self.words[team], list[str]()
        for text in filter(None, texts):
            found = words_of(text)[:left]
            left -= len(found)
            met.update(found)
            words += found if are_plain(found) else map(coded, found)
            words.append(BREAK)
        return " ".join(words)[:MOST_LETTERS]

    def store(self) -> None:
        """On PostgreSQL once the transaction is over; these words only mend typing errors.

        An import would hold its words until its end, and who saves one of them meanwhile would wait for it,
        or stand in a ring with it.
        """
        for team, words in sorted(self.words.items()):
            told = sorted(word for word in words if len(word) >= SHORTEST_KNOWN and not word.isdecimal())
            if told and connection.vendor == "postgresql":
                transaction.on_commit(partial(_insert_missing, team, told))
            elif told:
                _insert_missing(team, told)


def _insert(model: type[QuestionWords] | type[TemplateWords], rows: Sequence[Words]) -> None:
    """On SQLite in one statement, since its index is written out after each; that takes half the time."""
    if connection.vendor == "postgresql":
        insert_objects(model, rows)
        return
    names = ["pk", *COLUMNS]
    picked = ", ".join(f"json_extract(value, '$[{place}]')" for place in range(len(names)))
    values = json.dumps([[getattr(row, name) for name in names] for row in rows])
    table = model._meta.db_table  # noqa: SLF001 - Django's documented name for it
    statement = f"INSERT INTO {table} (id, {', '.join(COLUMNS)}) SELECT {picked} FROM json_each(%s)"  # noqa: S608
    with connection.cursor() as cursor:
        cursor.execute(statement, [values])


def _insert_missing(team: int, words: list[str]) -> None:
    table = KnownWord._meta.db_table  # noqa: SLF001 - Django's documented name for it
    insert = f"INSERT INTO {table} (team_id, word, length)"
    with connection.cursor() as cursor:
        if connection.vendor == "postgresql":
            rows = (
                "SELECT %s, word, length(word) FROM unnest(%s::text[]) WITH ORDINALITY AS each(word, place)"
            )
            statement = f"{insert} {rows} ORDER BY place ON CONFLICT DO NOTHING"
            cursor.execute(statement, [team, words])
        else:
            values = [(team, word, len(word)) for word in words]
            cursor.executemany(f"{insert} VALUES (%s, %s, %s) ON CONFLICT DO NOTHING", values)


def question_row(texts: QuestionTexts, known: KnownWords) -> QuestionWords:
    return QuestionWords(
        question_id=texts.question,
        title=known.column(texts.team, [texts.text]),
        about=known.column(texts.team, texts.about),
        detail=known.column(texts.team, texts.answers),
        own=own_facets(texts.team, band_of(texts.minutes)),
        decided=decided(
            state=texts.state,
            competency=texts.competency,
            kind=texts.kind,
            seniority=texts.seniority,
            language=texts.language,
        ),
        tags=" ".join(facet(TAG, tag) for tag in texts.tags),
    )


def template_row(texts: TemplateTexts, known: KnownWords) -> TemplateWords:
    return TemplateWords(
        template_id=texts.template,
        title=known.column(texts.team, [texts.title]),
        about=known.column(texts.team, texts.about),
        detail=known.column(texts.team, texts.questions),
        own=facet(TEAM, texts.team),
    )


def _parts(keys: Iterable[int]) -> Iterator[list[int]]:
    ordered = sorted(set(keys))
    for start in range(0, len(ordered), AT_ONCE):
        yield ordered[start : start + AT_ONCE]
