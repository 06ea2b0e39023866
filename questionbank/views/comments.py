"""What people of the team say about a question."""

from uuid import UUID

from django.core.exceptions import PermissionDenied
from django.http import HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import path, reverse
from django.views.decorators.http import require_POST

from questionbank.forms.curation import CommentForm
from questionbank.models import Comment, Question
from questionbank.operations.comments import add_comment, remove_comment
from questionbank.problems import BankError
from questionbank.queries.curation import comments_on
from questionbank.rules import may_remove
from questionbank.views.questions import detail_page, load
from teams.access import MemberRequest, members


@members()
@require_POST
def comment_new(request: MemberRequest, question: UUID) -> HttpResponse:
    discussed = load(request, question)
    form = CommentForm(request.POST)
    if form.is_valid():
        try:
            add_comment(actor=request.membership, question=discussed, text=form.cleaned_data["text"])
        except BankError as error:
            form.add_error("text", str(error))
    is_said = form.is_valid()
    if request.htmx:
        return comments_part(request, discussed, CommentForm() if is_said else form)
    if is_said:
        return back_to_comments(discussed)
    return detail_page(request, discussed, status=422, comment_form=form)


@members()
@require_POST
def comment_removal(request: MemberRequest, comment: UUID) -> HttpResponse:
    visible = Comment.objects.visible_to(request.membership).select_related("question__team")
    removed = get_object_or_404(visible, uuid=comment)
    if not may_remove(request.membership, author=removed.author_id):
        raise PermissionDenied
    remove_comment(actor=request.membership, comment=removed)
    if request.htmx:
        return comments_part(request, removed.question, CommentForm())
    return back_to_comments(removed.question)


def comments_part(request: MemberRequest, question: Question, form: CommentForm) -> HttpResponse:
    context = {"question": question, "comments": comments_on(question, request.membership)}
    page = "questionbank/partials/comments.html"
    status = 422 if form.is_bound else 200
    return render(request, page, context | {"comment_form": form}, status=status)


def back_to_comments(question: Question) -> HttpResponse:
    return HttpResponseRedirect(reverse("question_detail", args=[question.uuid]) + "#comments")


urlpatterns = [
    path("questions/<uuid:question>/comments/", comment_new, name="comment_new"),
    path("comments/<uuid:comment>/removal/", comment_removal, name="comment_removal"),
]
