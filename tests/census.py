"""The access census: who finds which door open, and whose words are found behind the open ones.

A row says who finds the door open. What is "hidden" answers 404 like an id that never was; what is
"forbidden" is visible to the team but not for this role.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import timedelta
from typing import Any

from django.core.files.base import ContentFile
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver, reverse
from django.utils import timezone

from questionbank.models import (
    BulkEdit,
    Comment,
    DuplicatePair,
    Merge,
    Picture,
    Question,
    Revision,
    SavedSearch,
)
from questionbank.operations.staging import stage_document
from questionbank.search.indexing import index_questions
from teams.models import Membership
from tests.factories import (
    ApplicationFactory,
    MembershipFactory,
    QuestionFactory,
    TeamFactory,
    TemplateFactory,
    make_interview,
    make_round,
    submit,
)

OPEN, HIDDEN, FORBIDDEN, SIGN_IN, METHOD = "open", "hidden", "forbidden", "sign in", "method"
BROKEN = "broken"
ROLES = ("nobody", "removed", "stranger", "outsider", "drafting", "submitted", "manager", "admin")
EVERY_MEMBER = frozenset({"stranger", "outsider", "drafting", "submitted", "manager", "admin"})
OWN_TEAM = EVERY_MEMBER - {"stranger"}
MANAGERS = frozenset({"manager", "stranger"})
ADMINS = frozenset({"admin", "stranger"})
PANEL = frozenset({"drafting", "submitted"})


@dataclass(frozen=True)
class Row:
    """Who finds a door open, and who is told no: all others of the signed-in find nothing there."""

    methods: str
    open: frozenset[str]
    forbidden: frozenset[str] = frozenset()
    kwargs: tuple[str, ...] = ()
    others: Mapping[str, str] = field(default_factory=dict)  # who is told something else than that

    def expected(self, role: str) -> str:
        if role in self.others:
            return self.others[role]
        if role == "nobody":
            return SIGN_IN
        if role == "removed" or role in self.forbidden:
            return FORBIDDEN
        return OPEN if role in self.open else HIDDEN


def admins(methods: str, *kwargs: str) -> Row:
    """Admins curate; a stranger is an admin of another team, so the role lets them and the door doesn't."""
    seen = frozenset({"admin"}) if kwargs else ADMINS
    return Row(methods, seen, EVERY_MEMBER - ADMINS, kwargs)


def managers(methods: str, *kwargs: str) -> Row:
    seen = frozenset({"manager"}) if kwargs else MANAGERS
    return Row(methods, seen, EVERY_MEMBER - MANAGERS, kwargs)


def members(methods: str, *kwargs: str) -> Row:
    return Row(methods, OWN_TEAM if kwargs else EVERY_MEMBER, frozenset(), kwargs)


def anyone(methods: str, *kwargs: str) -> Row:
    return Row(methods, EVERY_MEMBER, frozenset(), kwargs, {"nobody": OPEN, "removed": OPEN})


def signed_in(methods: str) -> Row:
    """In no team, too: the account is the person's own."""
    return Row(methods, EVERY_MEMBER, others={"removed": OPEN})


def call(seen: frozenset[str], *kwargs: str) -> Row:
    """Of the API, which answers 401 to whoever is in no team."""
    return Row("GET", seen, frozenset(), kwargs, {"removed": SIGN_IN})


CENSUS: dict[str, Row] = {
    "start": members("GET"),
    "team": members("GET"),
    # Questions and templates: the team reads, admins write.
    "question_list": members("GET"),
    "saved_search_new": members("POST"),
    # Each member's own: a colleague's is not found.
    "saved_search_removal": Row("POST", frozenset({"admin"}), kwargs=("search",)),
    "question_new": admins("GET POST"),
    "question_detail": members("GET", "question"),
    "question_edit": admins("GET POST", "question"),
    "revision_detail": members("GET", "question", "number"),
    "revision_diff": members("GET", "question", "older", "newer"),
    "revision_restoration": admins("POST", "question", "number"),
    "review_queue": admins("GET"),
    "question_state": admins("POST", "question"),
    "comment_new": members("POST", "question"),
    # Its author and admins remove a comment; "outsider" wrote it.
    "comment_removal": Row(
        "POST", frozenset({"outsider", "admin"}), PANEL | {"manager"}, kwargs=("comment",)
    ),
    "template_list": members("GET"),
    "template_new": admins("GET POST"),
    "template_detail": members("GET", "template"),
    "template_edit": admins("GET POST", "template"),
    "template_questions": admins("GET POST", "template"),
    "template_archiving": admins("POST", "template"),
    "template_restoration": admins("POST", "template"),
    # The library comes with Askwell; the update is of the team's own copy, which only its team has.
    "library_list": members("GET"),
    "library_template": Row("GET", EVERY_MEMBER, kwargs=("library",)),
    "library_update": admins("GET POST", "library"),
    "library_adoption": Row("POST", ADMINS, EVERY_MEMBER - ADMINS, ("library",)),
    "template_import": admins("GET POST"),
    "import_list": admins("GET"),
    "import_detail": admins("GET", "document_import"),
    "import_progress": admins("GET", "document_import"),
    "import_mapping": admins("POST", "document_import"),
    "import_choices": admins("POST", "document_import"),
    "import_confirmation": admins("POST", "document_import"),
    "import_undoing": admins("POST", "document_import"),
    "import_discarding": admins("POST", "document_import"),
    "template_exports": members("GET", "template"),
    "template_export": members("GET", "template", "form"),
    "bulk_edit": admins("POST"),
    "bulk_edit_detail": admins("GET", "edit"),
    "bulk_edit_undoing": admins("POST", "edit"),
    "question_preview": admins("POST"),
    "question_likes": admins("POST"),
    "duplicate_list": admins("GET"),
    "duplicate_dismissal": admins("POST", "pair"),
    "duplicate_search": admins("POST"),
    "question_merging": admins("GET POST", "question", "other"),
    "question_taking_apart": admins("POST", "merged"),
    "scale_detail": members("GET"),
    "scale_edit": admins("GET POST"),
    "bank_settings": admins("GET POST"),
    "picture_new": admins("GET POST"),
    "picture": members("GET", "picture"),
    # Hiring and plans: managers.
    "opening_list": managers("GET"),
    "opening_new": managers("GET POST"),
    "opening_detail": managers("GET", "opening"),
    "opening_edit": managers("GET POST", "opening"),
    "opening_closure": managers("POST", "opening"),
    "application_new": managers("GET POST", "opening"),
    "application_detail": managers("GET", "application"),
    "candidate_edit": managers("GET POST", "application"),
    "plan": managers("GET", "opening"),
    "plan_versions": managers("POST", "opening"),
    "plan_version": managers("GET", "opening", "number"),
    "plan_rounds": managers("GET POST", "opening"),
    "plan_round": managers("GET POST", "opening", "round"),
    "round_position": managers("POST", "opening", "round"),
    "round_items": managers("GET POST", "opening", "round"),
    "plan_item": managers("GET POST", "opening", "item"),
    "item_minutes": managers("POST", "opening", "item"),
    "item_position": managers("POST", "opening", "item"),
    "item_revision": managers("POST", "opening", "item"),
    "question_uses": Row(
        "GET", frozenset({"admin", "manager"}), EVERY_MEMBER - ADMINS - MANAGERS, ("question",)
    ),
    "interview_new": managers("GET POST", "application"),
    "interview_edit": managers("GET POST", "interview"),
    "interview_cancellation": managers("GET POST", "interview"),
    "interview_seats": managers("GET POST", "interview"),
    "seat_excusal": managers("POST", "interview", "seat"),
    "comparison": managers("GET", "opening"),
    "question_comparison": managers("GET", "opening", "question"),
    # Interviews: their panels and managers. Scorecards: `scorecard` is the draft of "drafting".
    "interview_detail": Row("GET", PANEL | {"manager"}, kwargs=("interview",)),
    "room": Row("GET", frozenset({"drafting"}), kwargs=("scorecard",)),
    "field_saving": Row("POST", frozenset({"drafting"}), kwargs=("scorecard",)),
    "batch_saving": Row("POST", frozenset({"drafting"}), kwargs=("scorecard",)),
    "form_saving": Row("POST", frozenset({"drafting"}), kwargs=("scorecard",)),
    "question_adding": Row("GET", frozenset({"drafting"}), kwargs=("scorecard",)),
    "submission": Row("GET POST", frozenset({"drafting"}), kwargs=("scorecard",)),
    "rest_not_reached": Row("POST", frozenset({"drafting"}), kwargs=("scorecard",)),
    # Found only by what its form holds; without, it is not found.
    "switch_team": Row("POST", frozenset()),
    # The API reads through the doors of the pages; a list shows what they give, which may be nothing.
    "api:questions": call(EVERY_MEMBER),
    "api:templates": call(EVERY_MEMBER),
    "api:template_document": call(OWN_TEAM, "template"),
    "api:openings": call(EVERY_MEMBER),
    "api:applications": call(frozenset({"manager"}), "opening"),
    "api:interviews": call(EVERY_MEMBER),
    "api:scorecards": call(PANEL | {"manager"}, "interview"),
    "api:openapi-json": anyone("GET POST"),  # says what there is to ask, and nothing that is answered
    "api:api-root": Row("GET", frozenset(), others={"nobody": HIDDEN, "removed": HIDDEN}),
    # Accounts: each person's own. Signing out is the last, since it ends the session.
    "account_login": anyone("GET POST"),
    "account_inactive": anyone("GET"),
    "account_reset_password": anyone("GET POST"),
    "account_reset_password_done": anyone("GET"),
    "account_reset_password_from_key": anyone("GET POST", "uidb36", "key"),
    "account_reset_password_from_key_done": anyone("GET"),
    "account_set_password": anyone("GET POST"),
    "account_change_password": signed_in("GET POST"),
    "account_logout": anyone("GET POST"),
}

DOCUMENT = b"A set\n\nQuestion: Is it open?\n"
# Words that stand in the world alone, and who finds them on any page or in any answer of the API.
BANK_WORD, CANDIDATE_WORD, NOTES_WORD = "Zanzibar", "Quillon", "Marzipan"
WORDS = {BANK_WORD: OWN_TEAM, CANDIDATE_WORD: PANEL | {"manager"}, NOTES_WORD: frozenset({"submitted"})}


@dataclass
class World:
    """One of everything, in one team, with a stranger from another."""

    people: dict[str, Membership]
    kwargs: dict[str, Any]

    def address(self, name: str, row: Row, **instead: Any) -> str:
        return reverse(name, kwargs={key: instead.get(key, self.kwargs[key]) for key in row.kwargs})


def make_world() -> World:
    team = TeamFactory.create()
    people = {
        "outsider": MembershipFactory.create(team=team),
        "drafting": MembershipFactory.create(team=team),
        "submitted": MembershipFactory.create(team=team),
        "manager": MembershipFactory.create(team=team, is_interviewer=False, is_manager=True),
        "admin": MembershipFactory.create(team=team, is_interviewer=False, is_admin=True),
        "removed": MembershipFactory.create(
            team=team, is_manager=True, is_admin=True, ends_at=timezone.now() - timedelta(days=1)
        ),
        "stranger": MembershipFactory.create(is_manager=True, is_admin=True),
    }
    application = ApplicationFactory.create(
        opening__team=team, opening__title=f"{CANDIDATE_WORD} opening", candidate__name=CANDIDATE_WORD
    )
    interview = make_interview(people["drafting"], people["submitted"], application=application)
    submit(interview, people["submitted"], notes=NOTES_WORD)
    draft = make_round(application.opening, name="Second round")
    Revision.objects.update(text=f"What is {BANK_WORD}?")
    index_questions(Question.objects.values_list("pk", flat=True))
    question = interview.items.all()[0].revision.question
    picture = Picture.objects.create(
        team=team,
        file=ContentFile(b"a picture", "a.png"),
        content_type="image/png",
        width=1,
        height=1,
        author=people["admin"],
    )
    search = SavedSearch.objects.create(team=team, owner=people["admin"], name="Mine", query="q=one")
    other, merged = (QuestionFactory.create(team=team, text=f"Is it {name}?") for name in "ab")
    Merge.objects.create(team=team, kept=other, merged=merged, state_before="draft", shown_after="")
    pair = DuplicatePair.objects.create(team=team, first=question, second=other, likeness=70)
    kwargs: dict[str, Any] = {
        "application": application.uuid,
        "document_import": stage_document(actor=people["admin"], data=DOCUMENT).uuid,
        "comment": Comment.objects.create(
            team=team, question=question, author=people["outsider"], text=BANK_WORD
        ).uuid,
        "edit": BulkEdit.objects.create(team=team, author=people["admin"], change={}, before={}).uuid,
        "form": "text",
        "interview": interview.uuid,
        "key": "set-password",
        "library": TemplateFactory.create(team=team, library_key="care-assistant").library_key,
        "item": draft.items.all()[0].uuid,
        "merged": merged.uuid,
        "newer": 1,
        "number": 1,
        "older": 1,
        "opening": application.opening.uuid,
        "other": other.uuid,
        "pair": pair.uuid,
        "picture": picture.uuid,
        "question": question.uuid,
        "round": draft.uuid,
        "scorecard": interview.scorecards.get(author=people["drafting"]).uuid,
        "search": search.uuid,
        "seat": interview.seats.get(membership=people["submitted"]).uuid,
        "template": TemplateFactory.create(team=team, title=BANK_WORD).uuid,
        "uidb36": "1",
    }
    return World(people, kwargs)


def names(resolver: URLResolver | None = None, space: str = "") -> Iterator[str]:
    """The name of every address that there is, whoever made it."""
    for entry in (resolver or get_resolver()).url_patterns:
        if isinstance(entry, URLPattern):
            yield f"{space}{entry.name}"
        else:
            yield from names(entry, f"{space}{entry.namespace}:" if entry.namespace else space)


def answer(client: Client, method: str, address: str) -> tuple[str, str]:
    """What the door did, in a word, and what was read behind it."""
    response = client.generic(method, address)
    # Read to its end a file is closed; `close()` would close the connection too.
    body = b"".join(response) if response.streaming else response.content
    if response.status_code == 302 and response.headers["Location"].startswith("/accounts/login/?next="):
        return SIGN_IN, ""
    known = {401: SIGN_IN, 404: HIDDEN, 403: FORBIDDEN, 405: METHOD, 500: BROKEN}
    return known.get(response.status_code, OPEN), body.decode(errors="replace")


def rows(method: str) -> dict[str, Row]:
    return {name: row for name, row in CENSUS.items() if method in row.methods.split()}


def differences(world: World, client: Client, role: str, method: str = "GET") -> set[str]:
    """Where the doors do something else than the census says to `role`, who is signed in; none is good."""
    told, read = {}, ""
    for name, row in rows(method).items():
        told[name], body = answer(client, method, world.address(name, row))
        read += body
    wrong = {
        f"{name}: {told[name]}" for name, row in rows(method).items() if told[name] != row.expected(role)
    }
    if method != "GET":
        return wrong
    return wrong | {f"word: {word}" for word, seen in WORDS.items() if (word in read) is not (role in seen)}
