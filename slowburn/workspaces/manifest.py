"""What a workspace says of itself: what it is called, what it holds, and until when it is kept."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from datetime import UTC, datetime
from typing import TYPE_CHECKING

from slowburn.workspaces.disk import sync

if TYPE_CHECKING:
    from pathlib import Path

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class WorkspaceManifest:
    """The identity of a workspace.

    Attributes:
        name: What its owner calls it; also the name of its source.
        created: When it was kept, ISO 8601 in UTC.
        expires: When it ends, ISO 8601 in UTC.
        content: Content hash of its tables.
        rows: Rows by table.
        key_hash: Hash of the owner key.
    """

    name: str
    created: str
    expires: str
    content: str
    rows: dict[str, int]
    key_hash: str

    @property
    def ends(self) -> datetime:
        """When it expires."""
        return datetime.fromisoformat(self.expires)

    def is_over(self) -> bool:
        """Say whether it has expired."""
        return datetime.now(UTC) >= self.ends

    def save(self, folder: Path) -> None:
        """Write the manifest into a workspace's folder, by one rename; then it is on the disk.

        Raises:
            OSError: If it cannot be written.
        """
        beside = folder / f".{FILE}"
        with beside.open("w", encoding="utf-8") as file:
            json.dump(asdict(self), file, ensure_ascii=False, indent=2, sort_keys=True)
        sync(beside)
        beside.replace(folder / FILE)
        sync(folder)

    @classmethod
    def load(cls, folder: Path) -> WorkspaceManifest | None:
        """Return the manifest of a workspace's folder, or ``None`` if there is none to trust."""
        try:
            manifest = cls(**json.loads((folder / FILE).read_text(encoding="utf-8")))
            ends = manifest.ends
        except (OSError, ValueError, TypeError):
            return None
        return manifest if ends.tzinfo else None
