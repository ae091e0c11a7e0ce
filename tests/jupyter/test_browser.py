"""Chromium drives the JupyterLab 4 that `npm run lab` starts, and Notebook 7 beside it, as a user does."""

import subprocess

import nbformat
import pytest
from conftest import CHROMIUM, failed_cells, lab
from playwright.sync_api import expect

pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium on the PATH")


@pytest.fixture(scope="module")
def folder(project):
    """Below the server's root; the screenshots stay there."""
    folder = project / "dist" / "jupyter-test"
    folder.mkdir(parents=True, exist_ok=True)
    # A notebook finds its questions in the homework of its folder.
    subprocess.run(["node", "jupyter/lay-out.mjs", "notebooks", str(folder)], cwd=project, check=True)
    return folder


def without_outputs(source, copy):
    notebook = nbformat.read(source, as_version=4)
    for cell in notebook.cells:
        if cell.cell_type == "code":
            cell.update(outputs=[], execution_count=None)
    nbformat.write(notebook, copy)
    return copy


def of_elsewhere(source, copy):
    """A copy that this Jupyter did not make, so does not trust, and for which it has no kernel."""
    notebook = nbformat.read(source, as_version=4)
    notebook.metadata = {"kernelspec": {"name": "absent", "display_name": "absent", "language": "absent"}}
    nbformat.write(notebook, copy)
    return copy


@pytest.fixture(scope="module", params=["lab", "notebooks"])
def app(request):
    return request.param


@pytest.fixture(scope="module")
def server(project, app):
    """
    npm run lab. One for each app: jupyter_server knows a static file by its name alone, so the one that asks second is
    refused the fonts that both have.
    """
    with lab(["node", "dist/src/command/main.js", "lab"], project) as server:
        yield server


def open_notebook(page, server, app, path):
    address, token = server
    where = "lab/workspaces/test/tree" if app == "lab" else "notebooks"
    page.goto(f"{address}/{where}/dist/jupyter-test/{path.name}?reset&token={token}")
    page.wait_for_selector(".jp-Notebook .jp-Cell")


def open_with_kernel(page, server, app, path):
    """Until it is connected, Jupyter takes the notebook for one without a kernel, and "Run" starts another."""
    with page.expect_websocket(lambda socket: "/api/kernels/" in socket.url):
        open_notebook(page, server, app, path)
    page.locator(".jp-Toolbar-kernelName").get_by_text("TypeScript").wait_for()
    page.wait_for_selector(".jp-Notebook-ExecutionIndicator[data-status=idle]")


def run_all_and_save(page, path):
    """By the menu; gives the cells of the file once it holds the output of all."""
    page.locator(".lm-MenuBar-itemLabel").get_by_text("Run", exact=True).click()
    page.locator(".lm-Menu-itemLabel").get_by_text("Run All Cells", exact=True).click()
    for _ in range(90):
        page.wait_for_timeout(2000)
        page.keyboard.press("Control+s")
        cells = [cell for cell in nbformat.read(path, as_version=4).cells if cell.cell_type == "code"]
        assert not failed_cells(cells)
        if all(cell.execution_count for cell in cells):
            return cells
    raise TimeoutError("the last cell has not run")


def count(cells, mime):
    return sum(mime in output.get("data", {}) for cell in cells for output in cell.get("outputs", []))


def assert_pictures_show_without_kernel(page, server, app, path):
    open_notebook(page, server, app, path)
    page.get_by_role("dialog").get_by_role("button", name="No Kernel", exact=True).click()
    pictures = page.locator(".jp-OutputArea-output img")
    # Jupyter renders what is out of sight when it has time.
    expect(pictures).to_have_count(count(nbformat.read(path, as_version=4).cells, "image/svg+xml"), timeout=60_000)
    assert pictures.evaluate_all("pictures => pictures.every((picture) => picture.naturalWidth > 0)")
    return pictures


def fonts_of_formulas(page):
    """What became of those that were asked for."""
    asked_for = "font.family.startsWith('MJX') && font.status !== 'unloaded'"
    states = f"[...fonts].filter((font) => {asked_for}).map((font) => font.status)"
    return set(page.evaluate(f"document.fonts.ready.then((fonts) => {states})"))


def screenshot(page, folder, name, element):
    element.scroll_into_view_if_needed()
    page.wait_for_timeout(1000)
    page.screenshot(path=folder / f"{name}.png")


def test_run_all_gives_formulas_and_live_figures_without_network(page, server, project, folder, app, quick):
    path = without_outputs(project / "notebooks" / f"{quick}.ipynb", folder / f"{app}-{quick}.ipynb")
    open_with_kernel(page, server, app, path)
    cells = run_all_and_save(page, path)
    formula = page.locator(".jp-OutputArea-output math").first
    screenshot(page, folder, f"{app}-{quick}-formulas", formula)
    assert formula.is_visible()
    assert fonts_of_formulas(page) == {"loaded"}

    live = page.locator(".js-plotly-plot")
    plots = count(cells, "application/vnd.plotly.v1+json")
    if plots:
        live.last.wait_for()
        screenshot(page, folder, f"{app}-{quick}-figures", live.last)
    expect(live).to_have_count(plots, timeout=60_000)

    assert_pictures_show_without_kernel(page, server, app, of_elsewhere(path, folder / f"{app}-{quick}-saved.ipynb"))
    assert live.count() == 0


def test_figures_of_a_committed_notebook_show_without_kernel(page, server, project, folder, app, quick):
    path = of_elsewhere(project / "notebooks" / f"{quick}.ipynb", folder / f"{app}-{quick}-committed.ipynb")
    pictures = assert_pictures_show_without_kernel(page, server, app, path)
    screenshot(page, folder, f"{app}-{quick}-committed", pictures.first)


def test_a_long_session_loses_nothing(page, server, folder, app, many):
    """Many cells and what Jupyter asks between them; zeromq delays every 513th message of a socket."""
    path = folder / f"{app}-many.ipynb"
    cells = [nbformat.v4.new_code_cell(f"console.log('printed {i}'); {i}") for i in range(many // 2)]
    nbformat.write(nbformat.v4.new_notebook(cells=cells, metadata={"kernelspec": {"name": "tslab", "display_name": "TypeScript"}}), path)
    open_with_kernel(page, server, app, path)
    for i, cell in enumerate(run_all_and_save(page, path)):
        printed, result = cell.outputs
        assert (cell.execution_count, printed.text, result.data["text/plain"]) == (i + 1, f"printed {i}\n", str(i))
