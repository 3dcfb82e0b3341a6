"""The HTML face in a real browser: it filters, links, prints, and fetches nothing."""

from __future__ import annotations

import re
import shutil
import subprocess
from io import BytesIO
from pathlib import Path

import pdfplumber
import pytest
from PIL import Image

from revisions.faces.render import render
from tests.revisions.example import example

BROWSER = next(
    filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None
)
pytestmark = pytest.mark.skipif(BROWSER is None, reason="no Chromium is installed")

# What the page does is written into its address or its elements; errors of its script are kept.
_WATCH = "<script>onerror = (e) => { document.title = `ERROR ${e}`; };</script>"


@pytest.fixture(scope="module")
def page(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("page") / "changes.html"
    text = render(example(), "html", path.parent).decode()
    path.write_text(text.replace("</style>", f"</style>{_WATCH}", 1), encoding="utf-8")
    return path


def chromium(page: Path, *arguments: str, address: str = "") -> str:
    """Run a browser that reaches no network; returns what it prints."""
    done = subprocess.run(
        [
            str(BROWSER),
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--hide-scrollbars",
            "--no-first-run",
            "--host-resolver-rules=MAP * ~NOTFOUND",
            f"--user-data-dir={page.parent / 'profile'}",
            *arguments,
            page.as_uri() + address,
        ],
        capture_output=True,
        text=True,
        timeout=120,
        check=True,
    )
    return done.stdout


def shown(page: Path, address: str = "") -> tuple[list[str], list[str]]:
    """Kinds of the initiatives and words of the targets that are visible."""
    dom = chromium(page, "--dump-dom", address=address)
    assert "<title>ERROR" not in dom
    cards = re.findall(r"<article [^>]*>", dom)
    targets = re.findall(r"<tr data-target[^>]*>", dom)
    return (
        [re.findall(r'data-kind="(\w+)"', tag)[0] for tag in cards if "hidden" not in tag],
        [re.findall(r'data-target="(\w+)"', tag)[0] for tag in targets if "hidden" not in tag],
    )


def picture(page: Path, *arguments: str) -> Image.Image:
    path = page.with_suffix(".png")
    chromium(page, f"--screenshot={path}", "--window-size=1200,900", *arguments)
    with Image.open(path) as image:
        return image.convert("RGB")


def test_everything_is_shown_at_first(page: Path) -> None:
    assert shown(page) == (["same", "split", "removed", "renamed"], ["tightened", "added"])


@pytest.mark.parametrize(
    ("address", "cards", "targets"),
    [
        ("#kind=split,removed", ["split", "removed"], ["tightened", "added"]),
        ("#section=foundation", ["same", "split"], []),
        ("#section=strategy&target=added", ["removed", "renamed"], ["added"]),
        ("#only=changed", ["split", "removed", "renamed"], ["tightened", "added"]),
        ("#only=numbers&kind=renamed", ["renamed"], ["tightened", "added"]),
    ],
)
def test_filters_by_kind_and_section(
    page: Path, address: str, cards: list[str], targets: list[str]
) -> None:
    assert shown(page, address) == (cards, targets)


def test_filters_that_fit_nothing_say_so(page: Path) -> None:
    dom = chromium(page, "--dump-dom", address="#kind=moved")
    assert '<p class="empty">No initiative fits the filters.' in dom


def test_a_link_to_a_source_opens_it(page: Path) -> None:
    dom = chromium(page, "--dump-dom", address="#old-1-1-4-1")
    assert re.search(r'<details class="source" id="old-1-1-4-1" open="">', dom)


def test_it_prints_on_paper_with_all_its_changes(page: Path) -> None:
    path = page.with_suffix(".pdf")
    chromium(page, f"--print-to-pdf={path}", "--no-pdf-header-footer")
    with pdfplumber.open(BytesIO(path.read_bytes())) as document:
        assert document.pages[0].width == pytest.approx(595, abs=2)  # A4
        text = "".join(sheet.extract_text() or "" for sheet in document.pages)
    for word in ("split", "80.7%", "ジェネリック医薬品"):
        assert word in text
    assert "changed initiatives" not in text  # buttons are of no use on paper


def test_it_is_light_by_day_and_dark_by_night(page: Path) -> None:
    day = picture(page, "--blink-settings=preferredColorScheme=1")
    night = picture(page, "--blink-settings=preferredColorScheme=0")
    assert min(day.getpixel((5, 5))) > 200  # type: ignore[arg-type]
    assert max(night.getpixel((5, 5))) < 60  # type: ignore[arg-type]
    for image in (day, night):
        colours = image.getcolors(1 << 20)
        assert colours is not None
        assert len(colours) > 50  # text and marks, not an empty page
