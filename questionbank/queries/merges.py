"""Whether two questions that were merged are still as the merge left them."""

from lib.shown import digest_of
from questionbank.models import Merge, Question, TemplateQuestion


def can_be_taken_apart(merge: Merge) -> bool:
    """Two queries."""
    return merge.undone_at is None and merge.shown_after == merge_shown(merge.kept, merge.merged)


def merge_shown(kept: Question, merged: Question) -> str:
    """Equal as long as nothing about the two has changed that a taking apart would have to undo."""
    places = TemplateQuestion.objects.filter(question=kept).order_by("template_id")
    return digest_of(
        kept.current_id,
        kept.merged_into_id,
        merged.current_id,
        merged.state,
        merged.merged_into_id,
        sorted(kept.merged.values_list("pk", flat=True)),
        list(places.values_list("template_id", "position", "revision_id", "template__content_hash")),
    )
