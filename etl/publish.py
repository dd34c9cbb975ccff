"""Putting a finished warehouse in place, in one atomic step.

``<home>/warehouse`` is a symbolic link to one folder below ``<home>/builds``. A build is written
beside the others and the link is then replaced, so that whoever reads finds the old warehouse or
the new one, whole, whenever the builder is killed.
"""

from __future__ import annotations

import fcntl
import shutil
import tempfile
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING

from slowburn.warehouse.home import warehouse_link

if TYPE_CHECKING:
    from collections.abc import Iterator

UNFINISHED = ".unfinished-"


@contextmanager
def one_builder(home: Path) -> Iterator[None]:
    """Wait until no other process builds under ``home``; the lock goes with the process."""
    home.mkdir(parents=True, exist_ok=True)
    with (home / ".build-lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


@contextmanager
def new_warehouse(home: Path, name: str) -> Iterator[Path]:
    """Yield an empty folder to build in; put it in force if the block ends without an error.

    Call it within :func:`one_builder`.
    """
    builds = home / "builds"
    builds.mkdir(parents=True, exist_ok=True)
    for leftover in builds.glob(f"{UNFINISHED}*"):
        shutil.rmtree(leftover, ignore_errors=True)
    unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=builds))
    try:
        yield unfinished
        finished = builds / f"{name}-{unfinished.name.removeprefix(UNFINISHED)}"
        unfinished.rename(finished)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    _put_in_force(home, finished)


def _put_in_force(home: Path, finished: Path) -> None:
    link = warehouse_link(home)
    before = link.resolve()
    beside = home / ".warehouse-next"
    beside.unlink(missing_ok=True)
    beside.symlink_to(finished.relative_to(home))
    beside.replace(link)
    # The one before is kept: a reader may be about to open it.
    for build in finished.parent.iterdir():
        if build not in (finished, before):
            shutil.rmtree(build, ignore_errors=True)
