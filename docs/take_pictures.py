"""The pictures of the documentation, taken from a demonstration of their own: `make pictures`."""

import io
import json
import os
import subprocess
import sys
import tempfile
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from socket import socket
from typing import Literal

from PIL import Image
from playwright.sync_api import Browser, Page, sync_playwright

from tests.e2e.chromium import CHROMIUM, NONE_FOUND, QUIET

ROOT = Path(__file__).resolve().parent.parent
PICTURES = ROOT / "docs" / "pictures"
WIDTH = 1280
COLOURS = 256
TIME_ZONE = "Europe/Copenhagen"  # where the demonstration's team works
OPENING = "Machine learning engineer"
Scheme = Literal["light", "dark"]

SAID = (
    "“I would look at what a late departure costs before I look at the model.”\n\n"
    "Split by week, never by row: each port has its own rhythm, and rows of one storm end up on both sides. "
    "Keeps the last six weeks aside and touches them once."
)


@dataclass(frozen=True)
class Picture:
    name: str
    role: str
    height: int
    open: Callable[[Page], None]
    schemes: tuple[Scheme, ...] = ("light",)

    @property
    def file_names(self) -> list[str]:
        """`room.png`, and `room-dark.png` where it is wanted by night, too."""
        return [f"{self.name}{'-dark' if scheme == 'dark' else ''}.png" for scheme in self.schemes]


def open_start(page: Page) -> None:
    page.goto("/")


def open_room(page: Page) -> None:
    """The third question, with the two before it rated and notes being written."""
    page.goto("/")
    page.get_by_role("link", name="Open the room").click()
    page.locator("html[data-scripted]").wait_for()
    for rating in ("4", "3"):
        page.keyboard.press(rating)
        page.keyboard.press("j")
    notes = page.locator("form:visible .notes")
    notes.fill(SAID)
    page.locator("form:visible").get_by_role("radio", name="Fully").first.check()
    page.keyboard.press("4")
    page.locator("[data-save-state]", has_text="Saved").wait_for()
    page.locator(".room__answers > .panel:visible").first.evaluate("panel => panel.scrollTo(0, 0)")
    notes.evaluate("field => field.setSelectionRange(field.value.length, field.value.length)")
    notes.focus()


def open_bank(page: Page) -> None:
    page.goto("/questions/")
    page.get_by_role("link", name="Model evaluation").first.click()
    page.locator(".chip").first.wait_for()


def open_opening(page: Page) -> None:
    page.goto("/openings/")
    page.get_by_role("link", name=OPENING).first.click()


def open_plan(page: Page) -> None:
    open_opening(page)
    page.get_by_role("link", name="Plan", exact=True).click()
    page.locator(".board").wait_for()


def open_comparison(page: Page) -> None:
    open_opening(page)
    page.get_by_role("link", name="Comparison").click()
    page.get_by_role("link", name="Overall score").click()
    page.locator(".matrix").wait_for()


def open_question_comparison(page: Page) -> None:
    open_comparison(page)
    page.get_by_role("link", name="By question").click()
    page.get_by_role("link", name="When would splitting").first.click()
    page.locator(".evidence").first.wait_for()


BOTH: tuple[Scheme, ...] = ("light", "dark")
WANTED = (
    Picture("start", "interviewer", 650, open_start),
    Picture("room", "interviewer", 900, open_room, BOTH),
    Picture("bank", "admin", 900, open_bank),
    Picture("plan", "manager", 900, open_plan),
    Picture("comparison", "manager", 760, open_comparison, BOTH),
    Picture("question", "manager", 1310, open_question_comparison),
)


@contextmanager
def served(folder: Path) -> Iterator[str]:
    """A demonstration of our own, at a free port, until we are done."""
    with socket() as one:
        one.bind(("127.0.0.1", 0))
        port = one.getsockname()[1]
    environment = os.environ | {"DATA_DIR": str(folder), "HTTPS": "false", "DEBUG": "false"}
    environment.pop("DATABASE_URL", None)
    command = [sys.executable, "manage.py", "serve", "--prepare", "--stop-with-parent", "--port", str(port)]
    server = subprocess.Popen(command, cwd=ROOT, env=environment, stdout=subprocess.PIPE, text=True)  # noqa: S603
    try:
        if not any("ready" in line for line in server.stdout or ()):
            raise SystemExit("Askwell did not start: what it said stands above.")
        yield f"http://127.0.0.1:{port}"
    finally:
        server.terminate()
        server.wait()


def sign_in(page: Page, role: str, folder: Path) -> None:
    sign_ins = json.loads((folder / "demo-sign-ins.json").read_text(encoding="utf-8"))
    own = next(one for one in sign_ins if one["role"] == role)
    page.goto("/accounts/login/")
    page.get_by_label("Email").fill(own["email"])
    page.get_by_label("Password").fill(own["password"])
    page.get_by_role("button", name="Sign in").click()
    page.locator(".site-header .nav").wait_for()


def take(browser: Browser, picture: Picture, url: str, folder: Path) -> Iterator[Path]:
    context = browser.new_context(
        base_url=url,
        viewport={"width": WIDTH, "height": picture.height},
        reduced_motion="reduce",
        locale="en-GB",
        timezone_id=TIME_ZONE,
    )
    with context:
        page = context.new_page()
        sign_in(page, picture.role, folder)
        picture.open(page)
        for scheme, file_name in zip(picture.schemes, picture.file_names, strict=True):
            page.emulate_media(color_scheme=scheme)
            page.mouse.move(0, 0)
            page.wait_for_timeout(300)  # colours take a moment to change
            yield keep(page.screenshot(), file_name)


def keep(taken: bytes, name: str) -> Path:
    """With few colours: a page of text needs no more, and the file is a third of the size."""
    image = Image.open(io.BytesIO(taken)).convert("RGB")
    path = PICTURES / name
    image.quantize(COLOURS, dither=Image.Dither.NONE).save(path, optimize=True)
    return path


def main() -> None:
    if CHROMIUM is None:
        raise SystemExit(NONE_FOUND)
    PICTURES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as name, served(Path(name)) as url, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=QUIET)
        for picture in WANTED:
            for path in take(browser, picture, url, Path(name)):
                print(f"{path.relative_to(ROOT)}, {path.stat().st_size // 1024} KB")
        browser.close()


if __name__ == "__main__":
    main()
