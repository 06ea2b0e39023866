"""`python -m tests.background.run_worker`: a worker in a hurry."""

import django

django.setup()

from background.worker import Pace, Worker  # noqa: E402 - apps are ready now


class HurriedWorker(Worker):
    def _plan(self) -> None:
        """The daily tasks of the apps have tests of their own."""


HURRY = Pace(look=0.05, renew=0.2, lease=2, show=0.2, patience=0.3)

if __name__ == "__main__":
    HurriedWorker(HURRY).run()
