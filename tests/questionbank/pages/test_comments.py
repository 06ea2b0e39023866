"""What people of the team say about a question."""

import pytest
from django.test import Client

from questionbank.models import Comment, Question
from teams.models import AuditEntry
from tests.questionbank.conftest import Cast
from tests.questionbank.pages.conftest import HTMX, SignIn, assert_only, text_of


def new_url(question: Question) -> str:
    return f"/questions/{question.uuid}/comments/"


@pytest.fixture
def comment(cast: Cast, question: Question) -> Comment:
    made: Comment = Comment.objects.create(
        team=cast.team, question=question, author=cast.ivo, text="Too **easy**?"
    )
    return made


def removal(comment: Comment) -> str:
    return f"/comments/{comment.uuid}/removal/"


def test_every_member_comments_and_nobody_else(cast: Cast, sign_in: SignIn, question: Question) -> None:
    everyone = {cast.ada: 302, cast.mia: 302, cast.ivo: 302, cast.eve: 404}
    assert_only(sign_in, new_url(question), everyone, {"text": "Good."})
    assert sign_in(cast.ada).get(new_url(question)).status_code == 405
    assert {one.author for one in Comment.objects.all()} == {cast.ada, cast.mia, cast.ivo}


def test_a_comment_is_read_on_the_questions_page(
    cast: Cast, sign_in: SignIn, question: Question, comment: Comment
) -> None:
    page = sign_in(cast.mia).get(f"/questions/{question.uuid}/")
    assert "Comments 1" in text_of(page)
    assert "Too easy ?" in text_of(page)
    assert "<strong>easy</strong>" in page.content.decode()
    assert removal(comment) not in page.content.decode()
    for who in (cast.ivo, cast.ada):
        assert removal(comment) in sign_in(who).get(f"/questions/{question.uuid}/").content.decode()


@pytest.mark.parametrize("headers", [{}, HTMX])
def test_a_comment_is_kept_as_it_was_written(
    ada: Client, question: Question, headers: dict[str, str]
) -> None:
    response = ada.post(new_url(question), {"text": " One\r\n\r\nTwo "}, headers=headers)
    assert Comment.objects.get().text == "One\n\nTwo"
    if headers:
        assert "<html" not in response.content.decode()
        assert "Comments 1" in text_of(response)
        assert "One\n\nTwo</textarea>" not in response.content.decode()
    else:
        assert response["Location"] == f"/questions/{question.uuid}/#comments"
    entry = AuditEntry.objects.get(action="question.comment_added")
    assert entry.details == {"comment": str(Comment.objects.get().uuid)}


@pytest.mark.parametrize("headers", [{}, HTMX])
@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        (" \n", "Write something first."),
        ("y" * 4_001, "Keep a comment to 4,000 characters; this one has 4,001."),
    ],
)
def test_what_can_not_be_said_is_explained_and_kept(
    ada: Client, question: Question, text: str, sentence: str, headers: dict[str, str]
) -> None:
    response = ada.post(new_url(question), {"text": text}, headers=headers)
    assert response.status_code == 422
    assert sentence in text_of(response)
    assert text.strip() in response.content.decode()
    assert not Comment.objects.exists()


def test_only_its_author_and_admins_remove_a_comment(
    cast: Cast, sign_in: SignIn, question: Question, comment: Comment
) -> None:
    assert_only(sign_in, removal(comment), {cast.mia: 403, cast.eve: 404}, {})
    assert sign_in(cast.ivo).get(removal(comment)).status_code == 405
    response = sign_in(cast.ivo).post(removal(comment))
    assert response["Location"] == f"/questions/{question.uuid}/#comments"
    assert sign_in(cast.ivo).post(removal(comment)).status_code == 404
    other = Comment.objects.create(team=cast.team, question=question, author=cast.ivo, text="Again")
    response = sign_in(cast.ada).post(removal(other), headers=HTMX)
    assert "Comments 0" in text_of(response)
    assert not Comment.objects.exists()
    assert AuditEntry.objects.filter(action="question.comment_removed").count() == 2
