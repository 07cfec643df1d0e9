"""Running a notebook for one story: in a kernel of its own, with this very Python."""

from __future__ import annotations

import asyncio
import json
import os
import tempfile
from pathlib import Path

import nbformat
from ipykernel.kernelspec import get_kernel_dict
from jupyter_client.kernelspec import KernelSpec
from jupyter_client.manager import AsyncKernelManager
from nbclient import NotebookClient
from nbclient.exceptions import CellExecutionError, CellTimeoutError, DeadKernelError

from analysis.errors import FramingError

TIMEOUT = 600  # seconds a cell may take
_PACKAGE = Path(__file__).resolve().parents[2]  # the folder that `import analysis` finds the package in


class _ThisPython(AsyncKernelManager):
    """Starts kernels with the interpreter that runs this process, whatever kernels are installed."""

    @property
    def kernel_spec(self) -> KernelSpec:
        return KernelSpec(**get_kernel_dict())


def run_notebook(path: Path, story: Path) -> nbformat.NotebookNode:
    """Run a notebook on a story folder and return it with its outputs.

    The cell tagged `parameters` is replaced by one that sets STORY to the folder; in the notebook
    returned it names the story as a user would, so that a report carries no path of this machine.

    Raises
    ------
    FramingError
        The notebook cannot be read or has no cell tagged `parameters`; a cell fails, takes longer than
        ten minutes or ends the kernel.
    """
    try:
        notebook = nbformat.read(path, as_version=4)
    except (OSError, UnicodeDecodeError, nbformat.reader.NotJSONError, nbformat.ValidationError) as error:
        raise FramingError(path, f"not a notebook ({_last_line(error)})", "save it from JupyterLab") from None
    tagged = [cell for cell in notebook.cells if "parameters" in cell.metadata.get("tags", ())]
    if len(tagged) != 1:
        raise FramingError(path, f"{len(tagged)} cells tagged 'parameters'", "tag the one cell that sets STORY")
    tagged[0].source = f"STORY = {str(story.resolve())!r}"
    _execute(notebook, path, story)
    tagged[0].source = f"STORY = {json.dumps(story.name, ensure_ascii=False)}"
    for output in (output for cell in notebook.cells for output in cell.get("outputs", ())):
        if output.output_type == "stream":  # warnings name files; a report names no folder of this machine
            output.text = output.text.replace(str(story.resolve()), story.name).replace(f"{_PACKAGE}{os.sep}", "")
    return notebook


def _execute(notebook: nbformat.NotebookNode, path: Path, story: Path) -> None:
    """Run all cells in the notebook's folder; they keep their outputs."""
    started: list[int] = []
    with tempfile.TemporaryDirectory() as ipython, tempfile.TemporaryFile() as said:
        settings = {
            "IPYTHONDIR": ipython,  # without anybody's start-up files
            "PYTHONPATH": os.pathsep.join(filter(None, [str(_PACKAGE), os.environ.get("PYTHONPATH")])),
        }
        client = NotebookClient(
            notebook,
            kernel_name="python3",
            kernel_manager_class=_ThisPython,
            timeout=TIMEOUT,
            extra_arguments=["--log-level=ERROR"],
            on_cell_execute=lambda cell, cell_index: started.append(cell_index),
        )
        try:
            with asyncio.Runner(loop_factory=asyncio.SelectorEventLoop) as runner:  # zmq needs it, also on Windows
                runner.run(
                    client.async_execute(
                        cwd=str(path.resolve().parent),
                        env=os.environ | settings,
                        stderr=said,  # a kernel that is told to go may complain of sockets that are closed
                    )
                )
        except (CellExecutionError, CellTimeoutError, RuntimeError) as error:
            code = [index for index, cell in enumerate(notebook.cells) if cell.cell_type == "code"]
            at = f"code cell {code.index(started[-1]) + 1}" if started else "the kernel's start"
            said.seek(0)
            raise FramingError(
                f"notebook {path.name}, {at}",
                _reason(error, said.read().decode(errors="replace")),
                f"run it in JupyterLab with STORY = '{story.name}'",
            ) from None


def _reason(error: Exception, said: str) -> str:
    """Why a notebook could not be run to its end; `said` is what its kernel wrote to the standard error."""
    if isinstance(error, CellTimeoutError):
        return f"took longer than {TIMEOUT // 60} minutes"
    if isinstance(error, DeadKernelError):
        return f"the kernel died ({_last_line(said) or 'out of memory?'})"
    if isinstance(error, CellExecutionError):
        return f"{error.ename}: {_last_line(error.evalue)}"
    return _last_line(error)


def _last_line(error: object) -> str:
    return next(reversed(str(error).strip().splitlines()), "").strip()
