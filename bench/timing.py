"""Medians of interleaved runs: what slows the machine for a moment slows all that is compared."""

import gc
import time
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from statistics import median, quantiles


@dataclass(frozen=True, slots=True)
class Times:
    seconds: tuple[float, ...]

    @property
    def median(self) -> float:
        return median(self.seconds)

    @property
    def slow(self) -> float:
        """Nine in ten runs are quicker."""
        return quantiles(self.seconds, n=10)[-1] if len(self.seconds) > 1 else self.seconds[0]


def interleaved(
    actions: Mapping[str, Callable[[], object]], *, rounds: int, warm: int = 2
) -> dict[str, Times]:
    """Runs each action once a round, in turn from either end; the first `warm` rounds are not counted."""
    seconds: dict[str, list[float]] = {name: [] for name in actions}
    gc.collect()
    gc.freeze()  # what the bench made itself is no work for the collector, as it would not be in a server
    for turn in range(warm + rounds):
        order = list(actions)[:: 1 if turn % 2 else -1]
        for name in order:
            begun = time.perf_counter()
            actions[name]()
            if turn >= warm:
                seconds[name].append(time.perf_counter() - begun)
    gc.unfreeze()
    return {name: Times(tuple(taken)) for name, taken in seconds.items()}


def print_table(title: str, times: Mapping[str, Times], *, against: str = "", target: float = 0) -> None:
    """One line an action; with `against`, each as a multiple of that one, which never fails anything."""
    rounds = len(next(iter(times.values())).seconds)
    print(f"\n{title} (medians of {rounds} interleaved runs)")
    width = max(len(name) for name in times)
    print(f"  {'':{width}}  {'median':>9}  {'9 in 10':>9}" + (f"  {'ratio':>6}" if against else ""))
    for name, taken in times.items():
        line = f"  {name:{width}}  {taken.median * 1000:6.1f} ms  {taken.slow * 1000:6.1f} ms"
        ratio = f"  {taken.median / times[against].median:6.2f}" if against else ""
        print(line + ratio)
    if against:
        first = next(iter(times))
        reached = times[first].median / times[against].median
        print(f"  {first}: {reached:.2f} times “{against}”; at most {target:g} is wanted.")
