"""What a built warehouse says of itself: its data version, its recipe and its row counts."""

from __future__ import annotations

import json
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

FILE = "manifest.json"


@dataclass(frozen=True, slots=True)
class Manifest:
    """The identity of a warehouse.

    Attributes:
        data_version: Content hash of the text files that it was built from.
        recipe: Content hash of the code that built it.
        rows: Rows by table.
    """

    data_version: str
    recipe: str
    rows: dict[str, int]

    def save(self, folder: Path) -> None:
        """Write the manifest into a warehouse folder."""
        text = json.dumps(asdict(self), indent=2, sort_keys=True)
        (folder / FILE).write_text(text + "\n", encoding="utf-8")

    @classmethod
    def load(cls, folder: Path) -> Manifest | None:
        """Return the manifest of a warehouse folder, or ``None`` if there is none to trust."""
        try:
            return cls(**json.loads((folder / FILE).read_text(encoding="utf-8")))
        except (OSError, ValueError, TypeError):
            return None
