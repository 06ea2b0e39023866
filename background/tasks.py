from datetime import time, timedelta

from django.utils import timezone

from background import queue
from lib.background import daily

KEPT = timedelta(days=7)


@daily(at=time(3, 40))
def tidy_tasks() -> None:
    queue.tidy(timezone.now(), kept=KEPT)
