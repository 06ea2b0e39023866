"""The comparison page, against its own statements run by hand."""

from django.template.loader import get_template
from django.test import Client, RequestFactory
from django.urls import reverse

from bench.recording import recording, replay
from bench.timing import interleaved, print_table
from interviews.queries.comparison import BY_NAME, By, comparison
from interviews.views.matrix import Matrix
from tests.crowd import Crowd, make_crowd

CANDIDATES, QUESTIONS, RATERS = 200, 25, 4
ROUNDS, TARGET = 15, 5
BARE = "the same SQL by hand"


def run() -> None:
    crowd = make_crowd(candidates=CANDIDATES, questions=QUESTIONS, raters=RATERS)
    _compare(crowd, "questions")
    _compare(crowd, "competencies")


def _compare(crowd: Crowd, by: By) -> None:
    client = Client(SERVER_NAME="127.0.0.1")
    client.force_login(crowd.manager.user)
    url = f"{reverse('comparison', args=[crowd.opening.uuid])}?by={by}"
    with recording() as statements:
        answer = client.get(url)
    assert answer.status_code == 200
    shown = comparison(viewer=crowd.manager, opening=crowd.opening, by=by)
    request = RequestFactory().get(url)
    request.user = crowd.manager.user
    request.membership = crowd.manager  # type: ignore[attr-defined]
    template = get_template("interviews/comparison.html")

    def draw() -> object:
        matrix = Matrix(shown, crowd.opening, competency="", sort=BY_NAME)
        return template.render({"opening": crowd.opening, "shown": shown, "matrix": matrix}, request)

    times = interleaved(
        {
            "the page": lambda: client.get(url),
            BARE: lambda: replay(statements),
            "of the page: reading and reckoning": lambda: comparison(
                viewer=crowd.manager, opening=crowd.opening, by=by
            ),
            "of the page: template": draw,
        },
        rounds=ROUNDS,
    )
    title = f"Comparison by {by}: {CANDIDATES} candidates, {QUESTIONS} questions, {RATERS} raters"
    rows = replay(statements)
    print_table(
        f"{title}; {len(statements)} statements, {rows:,} rows, {len(answer.content) / 1e6:.1f} MB",
        times,
        against=BARE,
        target=TARGET,
    )
