"""The report and the playground as files, and the browsers that open them."""

import json
import os
import shutil
import subprocess
from pathlib import Path

import pytest
from bidi import Firefox
from playwright.sync_api import sync_playwright

PROJECT = Path(__file__).parents[2]
CHROMIUM = shutil.which("chromium") or shutil.which("google-chrome") or shutil.which("chrome")
FIREFOX = shutil.which("firefox-esr") or shutil.which("firefox")
# Another folder of notebooks than the project's, whose outputs are there.
NOTEBOOKS = Path(os.environ.get("CHAINRULE_NOTEBOOKS", PROJECT / "notebooks"))
DERIVATION = "application/vnd.chainrule.derivation+json"


@pytest.fixture(scope="session")
def pages(tmp_path_factory):
    """report.html and playground.html, made of the stored outputs."""
    folder = tmp_path_factory.mktemp("pages")
    command = ["node", "dist/src/command/main.js", "report", str(NOTEBOOKS), "--no-execute"]
    subprocess.run([*command, "--out", str(folder / "report.html")], cwd=PROJECT, check=True)
    return folder


@pytest.fixture(scope="session")
def records():
    """Every stored record."""
    found = []
    for path in sorted(NOTEBOOKS.glob("*.ipynb")):
        for cell in json.loads(path.read_text())["cells"]:
            for output in cell.get("outputs", []):
                found += [output["data"][DERIVATION]] if DERIVATION in output.get("data", {}) else []
    assert len(found) > 100
    return found


@pytest.fixture(scope="session")
def chromium():
    if not CHROMIUM:
        pytest.skip("no chromium on the PATH")
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-dev-shm-usage"])
        yield browser
        browser.close()


class ChromiumPage:
    """A page, as far as both browsers are driven alike."""

    def __init__(self, browser, address):
        self.page = browser.new_page(viewport={"width": 1280, "height": 900})
        self.page.goto(address)

    def run(self, script):
        """The value of an async function's body."""
        return self.page.evaluate(f"(async () => {{{script}}})()")

    def close(self):
        self.page.close()


@pytest.fixture(scope="session", params=["chromium", "firefox"])
def open_page(request, tmp_path_factory):
    """Opens an address in each browser."""
    if request.param == "chromium":
        browser = request.getfixturevalue("chromium")
        yield lambda address: ChromiumPage(browser, address)
        return
    if not FIREFOX:
        pytest.skip("no firefox on the PATH")
    firefox = Firefox(FIREFOX, tmp_path_factory.mktemp("profile"))
    yield firefox.open
    firefox.close()
