"""Long sessions with the users' clients: no death, nothing lost, nothing out of order. --many sets how long."""

import time

import nbformat
from jupyter_client.manager import start_new_kernel
from nbclient import NotebookClient


def test_many_cells_through_nbclient(project, many):
    cells = [nbformat.v4.new_code_cell(f"console.log({i}); {i}") for i in range(many)]
    resources = {"metadata": {"path": str(project / "notebooks")}}
    client = NotebookClient(
        nbformat.v4.new_notebook(cells=cells), kernel_name="tslab", resources=resources, timeout=60
    )
    for i, cell in enumerate(client.execute().cells):
        printed, value = cell.outputs
        assert (printed.text, value.data["text/plain"]) == (f"{i}\n", str(i))


def test_many_completions_displays_and_floods_through_jupyter_client(project, many):
    manager, kernel = start_new_kernel(kernel_name="tslab", cwd=str(project / "notebooks"), startup_timeout=60)
    try:
        show = f"import {{ display }} from 'tslab'; for (let i = 0; i < {many}; i++) display.text(String(i));"
        assert outputs_of(kernel, show) == [str(i) for i in range(many)]
        for i in range(many):
            reply = kernel.complete("Math.sq", 7, reply=True, timeout=60)
            assert "sqrt" in reply["content"]["matches"]
            if i % 100 == 0:
                assert outputs_of(kernel, str(i)) == [str(i)]
        for _ in range(3):
            flood = kernel.execute('for (;;) console.log("flood")')
            time.sleep(1)
            manager.interrupt_kernel()
            while kernel.get_shell_msg(timeout=60)["parent_header"]["msg_id"] != flood:
                pass
            assert outputs_of(kernel, "6 * 7") == ["42"]
    finally:
        kernel.stop_channels()
        manager.shutdown_kernel(now=True)


def outputs_of(kernel, code):
    outputs = []

    def hook(message):
        if "data" in message["content"]:
            outputs.append(message["content"]["data"]["text/plain"])

    reply = kernel.execute_interactive(code, output_hook=hook, timeout=600)
    assert reply["content"]["status"] == "ok"
    return outputs
