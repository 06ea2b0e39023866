"""What people of the team say about a question."""

from django.db import transaction

from questionbank.models import Comment, Question
from questionbank.problems import COMMENT_LENGTH, BankError, too_long
from teams.audit import record
from teams.models import Membership


@transaction.atomic
def add_comment(*, actor: Membership, question: Question, text: str) -> Comment:
    text = text.replace("\r\n", "\n").strip()
    if not text:
        raise BankError("Write something first.")
    for sentence in too_long("a comment", text, COMMENT_LENGTH):
        raise BankError(sentence)
    comment = Comment.objects.create(team=question.team, question=question, author=actor, text=text)
    record(actor=actor, action="question.comment_added", subject=question, comment=str(comment.uuid))
    return comment


@transaction.atomic
def remove_comment(*, actor: Membership, comment: Comment) -> None:
    record(
        actor=actor, action="question.comment_removed", subject=comment.question, comment=str(comment.uuid)
    )
    comment.delete()
