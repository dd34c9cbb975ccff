"""A server in a process of its own, for as long as it is measured."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from contextlib import contextmanager
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

SERVED = [sys.executable, "-m", "slowburn", "serve", "--port"]
"""The command that serves the dashboard; the port goes after it."""


@contextmanager
def serving(command: list[str], home: Path) -> Iterator[str]:
    """Start a server on a free port, wait until it listens, yield its address, and end it."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    process = subprocess.Popen(
        [*command, str(port)],
        env=os.environ | {"SLOWBURN_HOME": str(home)},
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
    )
    try:
        address = f"http://127.0.0.1:{port}"
        while not _listens(address):
            if process.poll() is not None:
                raise RuntimeError(f"the server ended with {process.returncode}")
            time.sleep(0.01)
        yield address
    finally:
        process.terminate()
        process.wait()


def _listens(address: str) -> bool:
    try:
        urllib.request.urlopen(f"{address}/_stcore/health", timeout=1).read()
    except OSError:
        return False
    return True
