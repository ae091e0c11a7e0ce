"""What nbclient and jupyter_client make of our kernel's answers."""

import os
import time

import nbformat
import pytest
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError


def client(project, *cells, **options):
    notebook = nbformat.v4.new_notebook(cells=[nbformat.v4.new_code_cell(cell) for cell in cells])
    resources = {"metadata": {"path": str(project / "notebooks")}}
    return NotebookClient(notebook, kernel_name="tslab", resources=resources, **{"timeout": 60, **options})


def outputs_of(project, *cells, **options):
    return [cell.outputs for cell in client(project, *cells, **options).execute().cells]


def test_printed_text_and_the_last_value(project):
    printed, value = outputs_of(project, 'console.log("a"); console.error("b");', "6 * 7")
    assert [(o.output_type, o.name, o.text) for o in printed] == [
        ("stream", "stdout", "a\n"),
        ("stream", "stderr", "b\n"),
    ]
    assert [(o.output_type, dict(o.data)) for o in value] == [("execute_result", {"text/plain": "42"})]


FAILING = {
    "exception": ('throw new RangeError("too far");', "RangeError", "too far"),
    "type error": ('const n: number = "one";', "TypeScriptError", "line 1: Type 'string' is not assignable"),
    "rejection nobody waits for": ('void Promise.reject(new Error("unheard"));', "Error", "unheard"),
    "rejection awaited": ('await Promise.reject(new Error("heard"));', "Error", "heard"),
    "process.exit": ("process.exit(0);", "ProcessExit", "may not end the process"),
}


@pytest.mark.parametrize("code, ename, evalue", FAILING.values(), ids=FAILING.keys())
def test_a_failing_cell_fails_the_notebook_and_is_the_last_one(project, code, ename, evalue):
    run = client(project, "1", code, "2")
    with pytest.raises(CellExecutionError) as failure:
        run.execute()
    assert failure.value.ename == ename
    assert evalue in failure.value.evalue
    before, failed, after = run.nb.cells
    assert before.outputs[-1].data["text/plain"] == "1"
    assert failed.outputs[-1].output_type == "error"
    assert failed.outputs[-1].traceback
    assert after.execution_count is None and after.outputs == []


def test_allowed_errors_do_not_end_the_notebook(project):
    failed, value = outputs_of(project, 'throw new Error("once");', "6 * 7", allow_errors=True)
    assert failed[-1].evalue == "once"
    assert value[0].data["text/plain"] == "42"


def test_an_endless_loop_ends_at_the_time_limit(project):
    with pytest.raises(CellTimeoutError):
        client(project, "for (;;) {}", timeout=2).execute()


def test_an_endless_loop_is_interrupted_and_variables_stay(project):
    options = {"timeout": 5, "interrupt_on_timeout": True, "allow_errors": True}
    _, looped, value = outputs_of(project, "const kept = 7;", "for (;;) {}", "kept", **options)
    assert looped[-1].output_type == "error"
    assert value[0].data["text/plain"] == "7"


def test_one_bundle_of_several_types_with_its_metadata(project):
    code = """import { show } from 'chainrule';
show({ data: { 'text/plain': 'a dot', 'image/svg+xml': '<svg/>' }, metadata: { alt: 'a dot' } });"""
    (shown,) = outputs_of(project, code)
    assert [(o.output_type, dict(o.data), dict(o.metadata)) for o in shown] == [
        ("display_data", {"text/plain": "a dot", "image/svg+xml": "<svg/>"}, {"alt": "a dot"})
    ]


@pytest.fixture
def kernel(project):
    manager, kernel = start_new_kernel(kernel_name="tslab", cwd=str(project / "notebooks"), startup_timeout=60)
    yield manager, kernel
    kernel.stop_channels()
    if manager.has_kernel:
        manager.shutdown_kernel()


def replies(kernel, ids):
    """The status of each request; replies come in the order of the requests."""
    return [
        next(reply for reply in iter(lambda: kernel.get_shell_msg(timeout=60), None)
             if reply["parent_header"]["msg_id"] == id)["content"]["status"]
        for id in ids
    ]


def test_cells_queued_behind_an_error_are_aborted_and_later_ones_run(kernel):
    _, kernel = kernel
    cells = ["await new Promise((r) => setTimeout(r, 500))", 'throw new Error("stop")', "1", "2"]
    assert replies(kernel, [kernel.execute(cell) for cell in cells]) == ["ok", "error", "aborted", "aborted"]
    assert replies(kernel, [kernel.execute("3")]) == ["ok"]


def test_types_complete_and_are_shown(kernel):
    _, kernel = kernel
    replies(kernel, [kernel.execute("import { derivation } from 'chainrule'; const d = derivation('cnn/1a-sizes');")])
    completed = kernel.complete("d.giv", reply=True, timeout=60)["content"]
    assert completed["matches"] == ["given"] and completed["cursor_start"] == 2
    completed = kernel.complete("Math.sq", reply=True, timeout=60)["content"]
    assert "sqrt" in completed["matches"] and "sin" not in completed["matches"]
    inspected = kernel.inspect("Math.sqrt", 6, reply=True, timeout=60)["content"]
    assert inspected["found"] and "number" in inspected["data"]["text/plain"]


def test_a_busy_kernel_is_interrupted_restarted_and_shut_down(kernel):
    manager, kernel = kernel
    busy = kernel.execute("for (;;) {}")
    time.sleep(1)
    manager.interrupt_kernel()
    assert replies(kernel, [busy]) == ["error"]

    replies(kernel, [kernel.execute("const gone = 1;")])
    manager.restart_kernel(now=False)
    kernel.wait_for_ready(timeout=60)
    assert replies(kernel, [kernel.execute("gone")]) == ["error"]

    pid = manager.provisioner.pid
    kernel.execute("for (;;) {}")
    time.sleep(1)
    manager.shutdown_kernel()
    with pytest.raises(ProcessLookupError):
        os.kill(pid, 0)
