"""What an import did, in a sentence."""

from questionbank.operations.importing import ImportOutcome
from questionbank.readiness import told_together


def said_of(outcome: ImportOutcome) -> str:
    if not outcome.is_changed:
        return f"This document is in the bank already, so nothing was changed.{unready(outcome)}"
    counts = [f"{outcome.new} new question{_s(outcome.new)}"]
    if outcome.reused:
        counts.append(f"{outcome.reused} that the bank had already")
    if outcome.revised:
        counts.append(f"{outcome.revised} new revision{_s(outcome.revised)}")
    approved = f", {outcome.approved} of them approved now" if outcome.approved else ""
    return f"The template is in the bank: {', '.join(counts)}{approved}.{unready(outcome)}"


def unready(outcome: ImportOutcome) -> str:
    """Of the questions that were to be approved, how many stay in review, and why."""
    count = len(outcome.unready)
    if not count:
        return ""
    subject = "One question stays" if count == 1 else f"{count} questions stay"
    return f" {subject} in review, since something is missing: {told_together(outcome.unready)}."


def _s(count: int) -> str:
    return "" if count == 1 else "s"
