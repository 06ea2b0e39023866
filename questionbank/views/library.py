"""The library: what comes with Askwell, adopted by a click, and its newer versions taken or left."""

from django.contrib import messages
from django.http import Http404, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.template.defaultfilters import pluralize
from django.urls import path, reverse
from django.views.decorators.http import require_GET, require_http_methods, require_POST

from questionbank.forms.library import UpdateForm
from questionbank.library import LibraryTemplate, library_template
from questionbank.models import Template
from questionbank.operations.importing import ImportOutcome
from questionbank.operations.library import adopt_template
from questionbank.operations.updating import Taken, leave_update, take_update
from questionbank.problems import BankError
from questionbank.queries.library import library_card, library_cards, open_update
from questionbank.rules import CURATORS, may_curate
from teams.access import MemberRequest, members

MOST_WORDS = 200  # characters


@members()
@require_GET
def library_list(request: MemberRequest) -> HttpResponse:
    words = request.GET.get("q", "").replace("\x00", "").strip()[:MOST_WORDS]
    template = "questionbank/library_list.html"
    context = {
        "words": words,
        "cards": library_cards(request.membership, words),
        "may_curate": may_curate(request.membership),
    }
    return render(request, f"{template}#results" if request.htmx else template, context)


@members()
@require_GET
def library_detail(request: MemberRequest, library: str) -> HttpResponse:
    card = library_card(request.membership, original(library))
    context = {"card": card, "may_curate": may_curate(request.membership)}
    return render(request, "questionbank/library_detail.html", context)


@members(*CURATORS)
@require_POST
def library_adoption(request: MemberRequest, library: str) -> HttpResponse:
    wanted = original(library)
    try:
        outcome = adopt_template(actor=request.membership, team=request.membership.team, key=wanted.key)
    except BankError as error:
        messages.error(request, str(error))
        return HttpResponseRedirect(reverse("library_template", args=[wanted.key]))
    messages.success(request, said_of(outcome))
    return HttpResponseRedirect(reverse("template_detail", args=[outcome.template.uuid]))


@members(*CURATORS)
@require_http_methods(["GET", "POST"])
def library_update(request: MemberRequest, library: str) -> HttpResponse:
    """What a newer version would change, each change to be taken or not."""
    newest = original(library)
    own = Template.objects.visible_to(request.membership).select_related("team", "library_copy")
    template = get_object_or_404(own, library_key=newest.key)
    problem = decided(request, template, newest) if request.method == "POST" else ""
    if request.method == "POST" and not problem:
        return HttpResponseRedirect(reverse("template_detail", args=[template.uuid]))
    found = open_update(template, newest)
    is_known = request.POST.get("version") == newest.hash
    context = {
        "open": found,
        "ticked": frozenset(request.POST.getlist("take")) if is_known else found.update.suggested,
        "problem": problem,
        "is_taken": template.library_hash == newest.hash,
    }
    status = 422 if problem else 200
    return render(request, "questionbank/library_update.html", context, status=status)


def original(key: str) -> LibraryTemplate:
    if found := library_template(key):
        return found
    raise Http404


def decided(request: MemberRequest, template: Template, library: LibraryTemplate) -> str:
    """Takes or leaves the newer version; the sentence that says why not, where that could not be done."""
    form = UpdateForm(request.POST)
    if not form.is_valid():
        return "A part of what you sent was lost on its way. Nothing was taken; look through it once more."
    if form.cleaned_data["leaves"]:
        leave_update(actor=request.membership, template=template, library=library)
        messages.success(request, "Left as it is. You are told again when the library has something newer.")
        return ""
    try:
        taken = take_update(
            actor=request.membership,
            template=template,
            library=library,
            choices=request.POST.getlist("take"),
            shown=form.cleaned_data["shown"],
        )
    except BankError as error:
        return str(error)
    messages.success(request, told_of(taken))
    return ""


def said_of(outcome: ImportOutcome) -> str:
    title = outcome.template.title
    if not outcome.is_changed:
        return f"Your team has “{title}” already, so nothing was changed."
    count = outcome.template.items.count()
    sentence = f"“{title}” is your team's now: {count} question{pluralize(count)}"
    if outcome.unready:
        waiting = len(outcome.unready)
        sentence += f", {waiting} of which wait{pluralize(waiting, 's,')} for review"
    return (
        f"{sentence}. Change its texts and its questions as you like; a plan offers it as a whole, under "
        "“From the bank”."
    )


def told_of(taken: Taken) -> str:
    revised, added = len(taken.revised), len(taken.added)
    did = [
        f"{revised} question{pluralize(revised)} changed" if revised else "",
        f"{added} added" if added else "",
        f"{taken.texts} text{pluralize(taken.texts)} changed" if taken.texts else "",
        "the order renewed" if taken.is_moved else "",
    ]
    if not any(did):
        return "Your copy stays as it is, and counts as up to date."
    return (
        f"Your copy is up to date: {', '.join(filter(None, did))}. Plans and interviews keep what they hold."
    )


urlpatterns = [
    path("library/", library_list, name="library_list"),
    path("library/<slug:library>/", library_detail, name="library_template"),
    path("library/<slug:library>/adoption/", library_adoption, name="library_adoption"),
    path("library/<slug:library>/update/", library_update, name="library_update"),
]
