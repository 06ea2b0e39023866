"""What pages leave for later happens in a test when the test says so."""

from background import queue

MOST = 100


def run_tasks() -> int:
    """Calls what is due, as a worker would, until nothing is; what a task raises, the test raises."""
    for number in range(MOST):
        task = queue.take()
        if task is None:
            return number
        queue.call(task)
        assert queue.finish(task)
    raise AssertionError(f"After {MOST} tasks there are still more: do they add each other?")
