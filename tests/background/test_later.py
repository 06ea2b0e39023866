"""What pages leave for later."""

from functools import partial
from pathlib import Path
from uuid import uuid4

import pytest
from django.db import transaction

from background.models import Task
from lib.background import NotATaskError, TaskState, later, state_of
from tests.background.tasks import add_another, fail, note
from tests.running import run_tasks

pytestmark = pytest.mark.django_db


def of_no_tasks_module() -> None:
    raise AssertionError


def test_tasks_are_called_with_their_ids_in_order(tmp_path: Path) -> None:
    path = str(tmp_path / "done")
    later(note, path, "one")
    later(note, path, "two")
    assert not Path(path).exists()
    assert run_tasks() == 2
    assert Path(path).read_text() == "one\ntwo\n"
    assert run_tasks() == 0


def test_what_a_task_leaves_for_later_is_done_too(tmp_path: Path) -> None:
    later(add_another, str(tmp_path / "done"))
    assert run_tasks() == 2
    assert (tmp_path / "done").read_text() == "the other\n"


def test_what_is_rolled_back_is_not_called() -> None:
    with transaction.atomic():
        later(fail, "never")
        transaction.set_rollback(True)
    assert not Task.objects.exists()


def test_an_error_of_a_task_is_an_error_of_the_test() -> None:
    later(fail, "as it should")
    with pytest.raises(ValueError, match="as it should"):
        run_tasks()


def test_what_became_of_a_task_is_told(tmp_path: Path) -> None:
    path = str(tmp_path / "done")
    assert state_of(note, path, "one") is None
    later(note, path, "one")
    assert state_of(note, path, "one") is TaskState.WAITING
    assert state_of(note, path, "two") is None
    run_tasks()
    assert state_of(note, path, "one") is TaskState.DONE
    later(note, path, "one")
    assert state_of(note, path, "one") is TaskState.WAITING


@pytest.mark.parametrize(
    "task",
    [of_no_tasks_module, lambda: None, partial(note, "x"), Path.exists, print],
    ids=["of no tasks module", "lambda", "partial", "method", "builtin"],
)
def test_what_another_process_could_not_call_is_refused(task: object) -> None:
    with pytest.raises(NotATaskError):
        later(task)  # type: ignore[arg-type]


@pytest.mark.parametrize("value", [uuid4(), 1.5, None, True, ["x"]])
def test_what_is_no_id_is_refused(value: object) -> None:
    with pytest.raises(NotATaskError, match=r"neither\.$"):
        later(fail, value)  # type: ignore[arg-type]
    assert not Task.objects.exists()


def test_leaving_something_for_later_is_one_statement(django_assert_num_queries: object) -> None:
    with django_assert_num_queries(1):  # type: ignore[operator]
        later(fail, "later")
