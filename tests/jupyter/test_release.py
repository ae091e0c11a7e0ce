"""A student opens the released folder, and nothing but it, in JupyterLab."""

import os
import subprocess
import tarfile

import nbformat
import pytest
from conftest import CHROMIUM, lab
from test_browser import run_all_and_save, screenshot

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium on the PATH")


@pytest.fixture(scope="module")
def released(project, tmp_path_factory):
    """What `chainrule release` writes, with its package installed: the packages it needs are the project's own."""
    folder = tmp_path_factory.mktemp("release")
    release = ["node", "dist/src/command/main.js", "release", "--out", str(folder)]
    subprocess.run([*release, "notebooks/01-functions.ipynb"], cwd=project, check=True, capture_output=True)
    modules = folder / "node_modules"
    modules.mkdir()
    for package in (project / "node_modules").iterdir():
        if package.name != "chainrule":
            (modules / package.name).symlink_to(package)
    with tarfile.open(next(folder.glob("chainrule-*.tgz"))) as archive:
        archive.extractall(modules, filter="data") if hasattr(tarfile, "data_filter") else archive.extractall(modules)
    (modules / "package").rename(modules / "chainrule")
    return folder


@pytest.fixture(scope="module")
def server(released):
    """chainrule lab of the installed package; nothing but the package says where its kernel is."""
    environment = {name: value for name, value in os.environ.items() if name != "JUPYTER_PATH"}
    with lab(["node", "node_modules/chainrule/dist/src/command/main.js", "lab", "."], released, environment) as server:
        yield server


def open_with_kernel(page, server, name):
    address, token = server
    with page.expect_websocket(lambda socket: "/api/kernels/" in socket.url):
        page.goto(f"{address}/lab/workspaces/test/tree/{name}?reset&token={token}")
        page.wait_for_selector(".jp-Notebook .jp-Cell")
    page.locator(".jp-Toolbar-kernelName").get_by_text("TypeScript").wait_for()
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]")


def last_output(cells):
    return cells[-1].outputs[-1]["data"]["text/plain"]


def test_the_lesson_runs_from_top_to_bottom(page, server, released, project):
    open_with_kernel(page, server, "00-lesson.ipynb")
    cells = run_all_and_save(page, released / "00-lesson.ipynb")
    assert "still to be filled in" in last_output(cells)
    wrong = page.get_by_text("a popular mistake").last
    screenshot(page, project / "dist" / "jupyter-test", "release-lesson", wrong)


def test_run_all_goes_on_past_what_is_not_answered_and_counts_what_is(page, server, released, project):
    path = released / "01-functions.ipynb"
    notebook = nbformat.read(path, as_version=4)
    answer = next(cell for cell in notebook.cells if cell.id == "c-answer")
    answer.source = (
        answer.source.replace("'…', 'why'", "'exp(-x) / (1 + exp(-x))^2', 'quotient rule'", 1)
        .replace("'…', 'why'", "'sigma(x) * (1 - sigma(x))', 'definition of sigma'")
    )
    nbformat.write(notebook, path)
    open_with_kernel(page, server, path.name)
    cells = run_all_and_save(page, path)
    assert "1 of 10 answered, 1 of 9 points" in last_output(cells)
    screenshot(page, project / "dist" / "jupyter-test", "release-functions", page.get_by_text("no derivation").first)
