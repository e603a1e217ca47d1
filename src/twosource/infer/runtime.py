"""onnxruntime, kept from telling anybody: the only place where it is imported."""

import os
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from onnxruntime import InferenceSession as InferenceSession

# From 1.29 on, onnxruntime for Linux and macOS writes a device id and a database below ~/.cache as soon as it is
# imported, and sends what it gathered after some ten seconds. `disable_telemetry_events()` comes too late for both.
SILENT = "ORT_DISABLE_TELEMETRY"


def sessions(*networks: Path, threads: int) -> "tuple[InferenceSession, ...]":
    """The networks of the files, loaded; `threads` for one run, 0 as many as there are cores."""
    os.environ[SILENT] = "1"  # whatever it was: nothing leaves this machine. A child process inherits it
    import onnxruntime  # noqa: PLC0415  (heavy: a quarter of a second that --help must not pay)

    onnxruntime.disable_telemetry_events()  # on Windows the system gathers them, and asks no environment
    options = onnxruntime.SessionOptions()
    options.intra_op_num_threads = threads
    options.log_severity_level = 3
    # The arena keeps the memory of the largest run ever seen, a bounded one. What is kept a shape of input is not:
    # there are as many shapes as articles.
    options.enable_mem_pattern = False
    # Between two runs its threads would wait by spinning, and take a core from the rest and from other programs.
    options.add_session_config_entry("session.force_spinning_stop", "1")
    load = partial(onnxruntime.InferenceSession, sess_options=options, providers=["CPUExecutionProvider"])
    return tuple(load(str(network)) for network in networks)
