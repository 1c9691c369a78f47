"""The HTML report in a real browser: quiet, accessible, worked by keyboard, printed whole. Skipped where there is no Chromium."""

from __future__ import annotations

import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from reporting import UNREAD
from test_html import family_support, one_of_each, written

CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
axe = pytest.importorskip("axe_playwright_python.sync_playwright", reason="axe-playwright-python is not installed")
pytestmark = pytest.mark.skipif(CHROMIUM is None, reason="there is no Chromium here to open the report in")

PHONE, DESK = {"width": 320, "height": 640}, {"width": 1280, "height": 900}


@pytest.fixture(scope="module")
def browser() -> Iterator[playwright.Browser]:
    quiet = ["--no-sandbox", "--disable-gpu", "--no-first-run", "--disable-background-networking", "--disable-component-update"]
    with playwright.sync_playwright() as started:
        opened = started.chromium.launch(executable_path=CHROMIUM, args=[*quiet, "--disable-sync"])
        yield opened
        opened.close()


@pytest.fixture(scope="module")
def files(tmp_path_factory) -> dict[str, Path]:
    folder = tmp_path_factory.mktemp("html")
    made = {
        "one": written("html", family_support(profile="essential")),
        "several": written("html", family_support(profile="essential"), one_of_each(unread=[UNREAD])),
        "provider": written("html", one_of_each(unread=[UNREAD]), role="provider"),
    }
    for name, html in made.items():
        (folder / f"{name}.html").write_text(html, encoding="utf-8")
    return {name: folder / f"{name}.html" for name in made}


@pytest.fixture
def opened(browser, files):
    contexts = []

    def run(name: str, script: str = "", **more) -> playwright.Page:
        contexts.append(browser.new_context(**{"viewport": DESK, **more}))
        page = contexts[-1].new_page()
        page.heard = []
        page.on("console", lambda message: page.heard.append(message.text))
        page.on("pageerror", lambda error: page.heard.append(str(error)))
        page.on("request", lambda request: page.heard.append(request.url) if request.url != files[name].as_uri() else None)
        if script:
            page.add_init_script(script)
        page.goto(files[name].as_uri())
        return page

    yield run
    for context in contexts:
        context.close()


def shown(page: playwright.Page) -> list[str]:
    return page.locator("article:not([hidden])").evaluate_all("found => found.map(one => one.dataset.group)")


def tab_to(page: playwright.Page, selector: str) -> None:
    """Reach an element with the Tab key alone."""
    for _ in range(200):
        page.keyboard.press("Tab")
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
    pytest.fail(f"the Tab key does not reach {selector}")


def pasted(page: playwright.Page) -> str:
    """What the clipboard holds, as a person would find out: by pasting it."""
    page.locator("input[type=search]").first.focus()
    page.keyboard.press("ControlOrMeta+v")
    return page.locator("input[type=search]").first.input_value()


@pytest.mark.parametrize("name", ["one", "several", "provider"])
def test_the_page_is_quiet_and_asks_for_nothing(opened, name):
    page = opened(name)
    page.keyboard.press("End")
    page.wait_for_timeout(200)
    assert page.heard == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("viewport", [PHONE, DESK], ids=["phone", "desk"])
def test_axe_finds_nothing(opened, viewport, scheme):
    page = opened("several", viewport=viewport, color_scheme=scheme)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    found = axe.Axe().run(page, options={"resultTypes": ["violations"]}).response["violations"]
    assert [(one["id"], one["impact"], one["nodes"][0]["html"]) for one in found] == []


@pytest.mark.parametrize("name", ["one", "several", "provider"])
def test_a_narrow_phone_does_not_scroll_sideways(opened, name):
    page = opened(name, viewport=PHONE)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]
    assert page.locator("svg.narrow").first.is_visible()
    assert not page.locator("svg.wide").first.is_visible()


def test_groups_are_filtered_with_the_space_bar(opened):
    page = opened("provider")
    tab_to(page, "input[value=met]")
    page.keyboard.press("Space")
    assert shown(page) == ["against", "look", "gap"]
    playwright.expect(page.locator(".shown")).to_have_text("Showing 3 of 4 points.")


def test_stages_are_filtered_with_the_arrow_keys(opened):
    page = opened("one")
    tab_to(page, "input[type=radio]")
    page.keyboard.press("ArrowRight")
    stage = page.locator("input[type=radio]:checked").get_attribute("value")
    seen = page.locator("article:not([hidden])").evaluate_all("found => found.map(one => one.closest('.stage').dataset.stage)")
    assert set(seen) == {stage}


def test_words_are_found_in_any_case_and_nothing_found_is_told(opened):
    page = opened("provider")
    tab_to(page, "input[type=search]")
    page.keyboard.type("CHRISTMAS close")
    assert shown(page) == ["against"]
    page.keyboard.type(" zebra")
    playwright.expect(page.locator(".shown")).to_have_text("Showing 0 of 4 points.")
    tab_to(page, "button.reset")
    page.keyboard.press("Enter")
    assert len(shown(page)) == 4
    playwright.expect(page.locator(".shown")).to_have_text("All 4 points are shown.")


def test_how_many_are_shown_is_announced(opened):
    page = opened("one")
    assert page.locator(".shown").get_attribute("role") == "status"
    assert page.locator("#said").get_attribute("role") == "status"


@pytest.mark.parametrize("script", ["", "Object.defineProperty(navigator, 'clipboard', {value: undefined})"], ids=["new", "old"])
def test_a_question_is_copied_by_keyboard_and_that_is_told(opened, script):
    page = opened("provider", script)
    tab_to(page, "button.copy")
    page.keyboard.press("Enter")
    playwright.expect(page.locator("#said")).to_have_text("Copied")
    assert page.evaluate("document.activeElement.matches('button.copy')")
    assert pasted(page) == "May bids close later?"


def test_all_that_is_shown_is_copied_at_once(opened):
    page = opened("one")
    page.locator("input[value=gap]").uncheck()
    wording = page.locator("article:not([hidden]) .paste").all_inner_texts()
    page.locator("button.copy-all").press("Enter")
    playwright.expect(page.locator("#said")).to_have_text("Copied")
    assert pasted(page).split() == " ".join(wording).split()


def test_a_link_to_a_finding_that_is_filtered_out_shows_it(opened):
    page = opened("provider")
    page.locator("input[value=against]").uncheck()
    assert "against" not in shown(page)
    page.locator(".card.against a").first.press("Enter")
    assert "against" in shown(page)


def test_the_first_tab_skips_to_the_report(opened):
    page = opened("one")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    assert page.locator(".skip").bounding_box()["y"] >= 0


def test_what_is_focused_is_seen(opened):
    page = opened("one")
    for selector in ("input[type=search]", "button.copy", "summary", ".card a"):
        tab_to(page, selector)
        outline = page.evaluate("getComputedStyle(document.activeElement).outlineStyle")
        assert outline != "none", selector


def test_controls_are_large_enough_to_hit(opened):
    page = opened("several", viewport=PHONE)
    for box in page.locator("button:visible, summary:visible, fieldset label:visible, input[type=search]:visible").all():
        size = box.bounding_box()
        assert min(size["width"], size["height"]) >= 24


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_prints_whole_and_light_with_nothing_cut_off(opened, tmp_path, scheme):
    page = opened("one", color_scheme=scheme)
    page.emulate_media(media="print", color_scheme=scheme)
    page.set_viewport_size({"width": 680, "height": 900})
    assert page.evaluate("getComputedStyle(document.body).backgroundColor") == "rgb(255, 255, 255)"
    assert page.evaluate("document.documentElement.scrollWidth") <= 680
    assert not page.locator(".filter").is_visible()
    assert page.evaluate("getComputedStyle(document.querySelector('article')).breakInside") == "avoid"
    data = page.pdf(format="A4", prefer_css_page_size=True)
    assert data.startswith(b"%PDF")
    if shutil.which("pdftotext"):
        (tmp_path / "report.pdf").write_bytes(data)
        command = ["pdftotext", "-layout", str(tmp_path / "report.pdf"), "-"]
        told = subprocess.run(command, capture_output=True, text=True, check=True).stdout
        assert "Days in the time to apply" in told  # from a table that is folded away on the screen
        assert "Boxing Day" in told


def test_without_a_script_everything_is_there(opened):
    page = opened("one", java_script_enabled=False)
    assert not page.locator(".filter").is_visible()
    assert not page.locator("button.copy").first.is_visible()
    assert page.locator("article").first.is_visible()
