"""Keeping, finding, extending and deleting workspaces: one folder each, there whole or not at all.

``<home>/workspaces/<id>`` holds a Parquet file for each table that an upload adds to, and the
manifest. It is written beside and put in place by one rename; it is taken away by a rename too,
before its files go. So a process that is killed at any moment leaves no half workspace.
"""

from __future__ import annotations

import fcntl
import os
import shutil
import tempfile
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from slowburn.warehouse.home import home
from slowburn.workspaces.errors import FullError, NoWorkspaceError, WrongKeyError
from slowburn.workspaces.limits import WorkspaceLimits
from slowburn.workspaces.manifest import WorkspaceManifest
from slowburn.workspaces.secrets import hash_of, is_id, is_key, new_secret
from slowburn.workspaces.tables import content_of, write_tables

if TYPE_CHECKING:
    from collections.abc import Iterator

    import duckdb

UNFINISHED, GONE = ".unfinished-", ".gone-"


@dataclass(frozen=True, slots=True)
class Kept:
    """A workspace that was just kept.

    Attributes:
        id: Opens it; whoever has the link has it.
        owner_key: Extends and deletes it; it is not kept anywhere.
        manifest: What it says of itself.
    """

    id: str
    owner_key: str
    manifest: WorkspaceManifest

    def __repr__(self) -> str:
        """Return it without its secrets, which belong into no log."""
        return f"Kept(name={self.manifest.name!r})"


def folder_of_all(at: Path | None = None) -> Path:
    """Return the folder of all workspaces under the home ``at`` (the default if ``None``)."""
    return (at or home()) / "workspaces"


def keep(
    tables: duckdb.DuckDBPyConnection,
    name: str,
    *,
    limits: WorkspaceLimits | None = None,
    at: Path | None = None,
) -> Kept:
    """Keep what an upload adds; when this returns, it is on the disk for good.

    Args:
        tables: A database with tables named as in the warehouse.
        name: What the owner calls it.
        limits: How much is kept; from the environment if ``None``.
        at: The home; the default if ``None``.

    Raises:
        FullError: If it is too large, or the server keeps no more.
        OSError: If the disk cannot be written.
    """
    limits = limits or WorkspaceLimits.from_environment()
    everything = folder_of_all(at)
    everything.mkdir(parents=True, exist_ok=True, mode=0o700)
    unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=everything))
    try:
        rows = write_tables(tables, unfinished)
        key, created = new_secret(), datetime.now(UTC).replace(microsecond=0)
        manifest = WorkspaceManifest(
            name=name,
            created=created.isoformat(),
            expires=(created + timedelta(days=limits.workspace_days)).isoformat(),
            content=content_of(unfinished),
            rows=rows,
            key_hash=hash_of(key),
        )
        manifest.save(unfinished)
        _sync(unfinished)
        with _one_at_a_time(everything):
            _check_room(everything, size_of(unfinished), limits)
            workspace_id = new_secret()
            unfinished.rename(everything / workspace_id)
        _sync(everything)
    except BaseException:
        shutil.rmtree(unfinished, ignore_errors=True)
        raise
    return Kept(workspace_id, key, manifest)


def find(workspace_id: str, at: Path | None = None) -> tuple[Path, WorkspaceManifest]:
    """Return the folder and the manifest of a workspace.

    Raises:
        NoWorkspaceError: If there is none under this id, or it has expired.
    """
    if not is_id(workspace_id):
        raise NoWorkspaceError
    folder = folder_of_all(at) / workspace_id
    manifest = WorkspaceManifest.load(folder)
    if manifest is None or manifest.is_over():
        raise NoWorkspaceError
    return folder, manifest


def extend(
    workspace_id: str,
    owner_key: str,
    *,
    limits: WorkspaceLimits | None = None,
    at: Path | None = None,
) -> WorkspaceManifest:
    """Let a workspace expire later: as many days from now as a new one would.

    Raises:
        NoWorkspaceError: If there is no such workspace.
        WrongKeyError: If the key is not its owner's.
    """
    days = (limits or WorkspaceLimits.from_environment()).workspace_days
    folder, manifest = _owned(workspace_id, owner_key, at)
    ends = datetime.now(UTC).replace(microsecond=0) + timedelta(days=days)
    extended = replace(manifest, expires=max(ends, manifest.ends).isoformat())
    try:
        extended.save(folder)
    except FileNotFoundError:
        raise NoWorkspaceError from None  # deleted meanwhile
    return extended


def delete(workspace_id: str, owner_key: str, *, at: Path | None = None) -> None:
    """Delete a workspace for good.

    Raises:
        NoWorkspaceError: If there is no such workspace.
        WrongKeyError: If the key is not its owner's.
    """
    folder, _ = _owned(workspace_id, owner_key, at)
    take_away(folder)


def take_away(folder: Path) -> None:
    """Take a workspace's folder away: out of reach at once, then off the disk.

    Raises:
        NoWorkspaceError: If it is gone already.
    """
    gone = folder.with_name(GONE + new_secret())
    try:
        folder.rename(gone)
    except FileNotFoundError:
        raise NoWorkspaceError from None
    shutil.rmtree(gone, ignore_errors=True)


def size_of(folder: Path) -> int:
    """Return the bytes of the files in a workspace's folder; 0 if it is being deleted."""
    try:
        return sum(file.stat().st_size for file in folder.iterdir())
    except FileNotFoundError:
        return 0


def _owned(workspace_id: str, owner_key: str, at: Path | None) -> tuple[Path, WorkspaceManifest]:
    folder, manifest = find(workspace_id, at)
    if not is_key(owner_key, manifest.key_hash):
        raise WrongKeyError
    return folder, manifest


def _check_room(everything: Path, size: int, limits: WorkspaceLimits) -> None:
    """Check that one more workspace of this size may be kept; call it one at a time."""
    if size > limits.workspace_bytes:
        raise FullError(
            f"This would take {size / 1e6:,.1f} MB, and a workspace may take "
            f"{limits.workspace_bytes / 1e6:,.1f} MB. Bring fewer rows or columns."
        )
    sizes = [size_of(folder) for folder in everything.iterdir() if is_id(folder.name)]
    if len(sizes) >= limits.workspaces or sum(sizes) + size > limits.workspaces_bytes:
        raise FullError(
            "This server keeps no more workspaces at the moment. Try again tomorrow, when those "
            "that have expired are gone; or run Slowburn on a machine of your own."
        )


@contextmanager
def _one_at_a_time(everything: Path) -> Iterator[None]:
    with (everything / ".lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)
        yield


def _sync(folder: Path) -> None:
    """See to it that a folder and its files are on the disk, not only on their way there."""
    for path in [*(path for path in folder.iterdir() if path.is_file()), folder]:
        handle = os.open(path, os.O_RDONLY)
        try:
            os.fsync(handle)
        finally:
            os.close(handle)
