"""Keeping, finding, extending and deleting workspaces: one folder each, there whole or not at all.

``<home>/workspaces/<id>`` holds a Parquet file for each table that an upload adds to, and the
manifest. It is written beside and put in place by one rename; it is taken away by a rename too,
before its files go. So a process that is killed at any moment leaves no half workspace.
"""

from __future__ import annotations

import shutil
import tempfile
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING

from slowburn.warehouse.home import home
from slowburn.workspaces.disk import sync
from slowburn.workspaces.errors import NoWorkspaceError, WrongKeyError
from slowburn.workspaces.limits import WorkspaceLimits
from slowburn.workspaces.manifest import WorkspaceManifest
from slowburn.workspaces.room import check_room, one_at_a_time, size_of
from slowburn.workspaces.secrets import hash_of, is_id, is_key, new_secret
from slowburn.workspaces.tables import content_of, write_tables

if TYPE_CHECKING:
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
    if not everything.exists():
        everything.mkdir(parents=True, exist_ok=True, mode=0o700)
        sync(everything.parent)
    unfinished = Path(tempfile.mkdtemp(prefix=UNFINISHED, dir=everything))
    workspace_id = new_secret()
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
        for file in unfinished.iterdir():
            sync(file)
        manifest.save(unfinished)
        with one_at_a_time(everything):
            check_room(everything, size_of(unfinished), limits)
            unfinished.rename(everything / workspace_id)
        sync(everything)
    except BaseException:
        # Also where it is in place already: nobody has its key.
        for folder in (unfinished, everything / workspace_id):
            shutil.rmtree(folder, ignore_errors=True)
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

    When this returns, the new day is on the disk for good.

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
    sync(folder.parent)  # or a loss of power could bring back what was deleted
    shutil.rmtree(gone, ignore_errors=True)


def _owned(workspace_id: str, owner_key: str, at: Path | None) -> tuple[Path, WorkspaceManifest]:
    folder, manifest = find(workspace_id, at)
    if not is_key(owner_key, manifest.key_hash):
        raise WrongKeyError
    return folder, manifest
