"""What is prepared runs as it would run built anew, and refuses what it could get wrong."""

import sys
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime
from importlib import import_module
from typing import Any
from uuid import UUID, uuid4

import pytest
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Q, QuerySet
from django.db.transaction import TransactionManagementError

from interviews.models import Response, Scorecard, Writer
from interviews.operations.saving import FieldOperation, known_or_newest, own_in_force, save_field
from interviews.operations.writing import levels_of_interview, note_said, rate_at
from lib.prepared import Change, Prepared, prepared, prepared_update
from teams.access import active_memberships
from teams.accounts import users_by_id
from teams.models import Membership, User
from tests.factories import MembershipFactory
from tests.interviews.conftest import (
    Cast,
    rating_of,
)

SOME = UUID("8c5e8d0e-3a0a-4a8e-9c7a-0d2f4f0a1b2c")
# Each prepared queryset of Askwell with values that differ, that are alike, and at the edges.
USES: dict[Prepared[..., Any], list[tuple[Any, ...]]] = {
    users_by_id: [(1,), (2**40,)],
    active_memberships: [
        (7, datetime(2026, 11, 24, 9, 30, 1, 5, tzinfo=UTC)),
        (0, datetime(2026, 11, 24, tzinfo=UTC)),
    ],
    own_in_force: [(1, 2, 3, SOME), (5, 5, 5, UUID(int=0))],
    known_or_newest: [(1, SOME, "summary"), (9, SOME, "response.%s.%%"), (9, SOME, "")],
    levels_of_interview: [(3, 4), (3, 0), (1, 1)],
    note_said: [(1, SOME, "They said “yes”."), (7, UUID(int=0), "100 %s\n")],
    rate_at: [(1, SOME, 1), (5, SOME, 3)],
}


def prepared_of_askwell() -> set[Prepared[..., Any]]:
    import_module("config.urls")  # and so all that a page needs
    ours = ("teams", "questionbank", "hiring", "interviews", "insights", "lib", "config")
    modules = [module for name, module in sys.modules.items() if name.split(".")[0] in ours]
    return {one for module in modules for one in vars(module).values() if isinstance(one, Prepared)}


def test_each_one_is_compared_here() -> None:
    assert prepared_of_askwell() == set(USES)


@pytest.mark.django_db
@pytest.mark.parametrize(
    ("one", "values"),
    [(one, values) for one, uses in USES.items() for values in uses],
    ids=lambda value: getattr(value, "__name__", ""),
)
def test_its_statement_is_that_of_the_queryset_built_anew(
    one: Prepared[..., Any], values: tuple[Any, ...]
) -> None:
    one(*USES[one][0])  # prepared with other values, but for the first
    made, anew = what_runs(lambda: one(*values)), what_runs(lambda: run_anew(one.build(*values)))
    assert made == anew
    assert list(map(type, made[1])) == list(map(type, anew[1]))
    assert one.sql_with_params(*values) == made


def what_runs(do: Callable[[], object]) -> tuple[str, tuple[Any, ...]]:
    """The one statement that is run meanwhile, with its parameters."""
    statements = []

    def write_down(execute: Callable[..., Any], sql: str, params: Any, *rest: Any) -> Any:
        statements.append((sql, tuple(params)))
        return execute(sql, params, *rest)

    with connection.execute_wrapper(write_down):
        do()
    (statement,) = statements
    return statement


def run_anew(built: QuerySet[Any] | Change) -> object:
    return built.rows.update(**built.values) if isinstance(built, Change) else list(built)


def everything_of(instance: models.Model) -> dict[str, Any]:
    """What was loaded, of the related instances too."""
    related = {name: everything_of(one) for name, one in instance._state.fields_cache.items() if one}
    values = {name: value for name, value in vars(instance).items() if name != "_state"}
    return values | related | {"db": instance._state.db, "adding": instance._state.adding}


def assert_same(one: Prepared[..., Any], *values: Any) -> None:
    for _ in range(2):  # the first makes the statement, the second finds it
        made, anew = one(*values), list(one.build(*values))
        assert anew
        assert [everything_of(row) for row in made] == [everything_of(row) for row in anew]
        assert made == anew


def test_its_rows_are_the_instances_that_django_makes(cast: Cast) -> None:
    scorecard, ann = cast.scorecard(cast.ann), cast.ann
    field = rating_of(cast.responses(ann)[0])
    op_id = uuid4()
    for operation in (FieldOperation(op_id, field, "3", 0), FieldOperation(uuid4(), field, "4", 1)):
        save_field(actor=ann, scorecard_id=scorecard.uuid, operation=operation)
    assert_same(users_by_id, ann.user_id)
    assert_same(active_memberships, ann.user_id, datetime(2026, 11, 24, tzinfo=UTC))
    assert_same(own_in_force, ann.pk, ann.team_id, ann.user_id, scorecard.uuid)
    assert_same(known_or_newest, scorecard.pk, op_id, field)
    assert_same(levels_of_interview, cast.interview.pk, 3)


def test_the_related_come_with_their_rows(cast: Cast, django_assert_num_queries: Any) -> None:
    ann = cast.ann
    with django_assert_num_queries(1):
        (membership,) = active_memberships(ann.user_id, datetime(2026, 11, 24, tzinfo=UTC))
        assert membership.team.name == cast.team.name


@pytest.mark.django_db
def test_other_values_give_other_rows() -> None:
    first, second = MembershipFactory.create(), MembershipFactory.create()
    assert users_by_id(first.user_id) == [first.user]
    assert users_by_id(second.user_id) == [second.user]
    assert users_by_id(0) == []


def test_each_thread_prepares_its_own() -> None:
    with ThreadPoolExecutor(1) as pool:
        elsewhere = pool.submit(users_by_id.sql_with_params, 7).result()
    assert elsewhere == users_by_id.sql_with_params(7)


@pytest.mark.parametrize("value", [None, True, "7", 7.0])
def test_a_value_of_another_kind_is_refused(value: Any) -> None:
    users_by_id.sql_with_params(1)
    with pytest.raises(TypeError, match="was given"):
        users_by_id.sql_with_params(value)


def test_a_value_by_name_is_refused() -> None:
    with pytest.raises(TypeError, match="places"):
        users_by_id(user=1)


def test_a_function_that_reckons_with_its_value_is_refused() -> None:
    @prepared
    def next_users(user: int) -> QuerySet[User]:
        return User.objects.filter(pk=user + 5_000)

    with pytest.raises(TypeError, match="hand on"):
        next_users(1)


def test_a_function_that_does_not_use_its_value_is_refused() -> None:
    @prepared
    def all_users(user: int) -> QuerySet[User]:
        return User.objects.filter(is_active=True)

    with pytest.raises(TypeError, match="hand on"):
        all_users(1)


@pytest.mark.django_db
@pytest.mark.parametrize(
    "condition",
    [
        lambda words: Q(email__contains=words),
        lambda words: Q(email__istartswith=words),
        lambda words: Q(email__iendswith=words),
        lambda words: Q(email=words.lower()),
        lambda words: Q(email=words.casefold()),
        lambda words: Q(email=words.strip()),
        lambda words: Q(name=words) | Q(email__contains=words),
        lambda words: Q(name=words) | Q(email=words.upper()),
    ],
)
def test_a_text_that_is_escaped_folded_or_stripped_is_refused(condition: Callable[[str], Q]) -> None:
    @prepared
    def users(words: str) -> QuerySet[User]:
        return User.objects.filter(condition(words))

    with pytest.raises(TypeError, match="hand on"):
        users("x")


@pytest.mark.django_db
def test_a_lookup_is_refused_where_its_database_escapes_the_value() -> None:
    """SQLite compares `iexact` by LIKE and escapes the text; PostgreSQL takes it as it is."""

    @prepared
    def users(words: str) -> QuerySet[User]:
        return User.objects.filter(email__iexact=words)

    if connection.vendor == "postgresql":
        user = User.objects.create_user("a_b@example.org")
        User.objects.create_user("axb@example.org")
        assert list(users("A_B@example.org")) == [user]
    else:
        with pytest.raises(TypeError, match="hand on"):
            users("x")


def test_a_queryset_with_annotations_is_refused() -> None:
    @prepared
    def counted(user: int) -> QuerySet[Any]:
        return User.objects.filter(pk=user).annotate(memberships_held=models.Count("memberships"))

    with pytest.raises(TypeError, match="annotations"):
        counted(1)


def test_a_queryset_of_values_is_refused() -> None:
    @prepared
    def names(user: int) -> QuerySet[Any, Any]:
        return User.objects.filter(pk=user).values_list("name")

    with pytest.raises(TypeError, match="models"):
        names(1)


def test_a_change_counts_its_rows_and_touches_no_others(cast: Cast) -> None:
    first, second = cast.responses(cast.ann)
    theirs = cast.responses(cast.bob)[0]
    assert note_said(first.scorecard_id, first.uuid, "Said.") == 1
    assert note_said(first.scorecard_id, theirs.uuid, "Not mine.") == 0
    for response, notes in ((first, "Said."), (second, ""), (theirs, "")):
        response.refresh_from_db()
        assert response.notes == notes


def test_a_change_that_the_database_refuses_is_undone(cast: Cast) -> None:
    response = cast.responses(cast.ann)[0]
    with pytest.raises(IntegrityError):
        note_and_lose(response)
    response.refresh_from_db()
    assert response.notes == ""


@transaction.atomic
def note_and_lose(response: Response) -> None:
    note_said(response.scorecard_id, response.uuid, "Before.")
    change_state(response.uuid, "lost")


@prepared_update
def change_state(response: UUID, state: str) -> Change:
    return Change(Response.objects.filter(uuid=response), {"state": state})


@pytest.mark.parametrize(
    "rows", [Response.objects.filter(scorecard__uuid=SOME), Response.objects.order_by("pk")[:1]]
)
def test_a_change_of_a_slice_or_over_two_tables_is_refused(rows: QuerySet[Response]) -> None:
    @prepared_update
    def change(notes: str) -> Change:
        return Change(rows, {"notes": notes})

    with pytest.raises(TypeError, match="one table"):
        change("x")


@pytest.mark.django_db(transaction=True)
def test_rows_are_locked_inside_a_transaction_only() -> None:
    with pytest.raises(TransactionManagementError):
        own_in_force(1, 2, 3, SOME)


@pytest.mark.parametrize("role", ["is_admin", "is_manager", "is_interviewer"])
def test_the_ids_of_a_membership_are_enough_to_say_what_is_its_own(role: str) -> None:
    """`own` may look at nothing else, or what is prepared with stand-ins would not be what it says."""
    of_member = Scorecard.objects.own(Membership(pk=1, team_id=2, user_id=3, **{role: True}))
    of_ids = Scorecard.objects.own(Writer(pk=1, team_id=2, user_id=3))
    assert of_member.query.sql_with_params() == of_ids.query.sql_with_params()
