"""The tables of a workspace to take away, packed as they are read: they may be large."""

from __future__ import annotations

import io
from contextlib import ExitStack
from typing import TYPE_CHECKING, BinaryIO
from zipfile import ZipFile

from slowburn.workspaces.errors import NoWorkspaceError

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from typing_extensions import Buffer

CHUNK = 1024 * 1024


def files_of(folder: Path) -> dict[str, BinaryIO]:
    """Open every table in a workspace's folder, by file name.

    What is open can be read to its end, even if the workspace is deleted meanwhile.

    Raises:
        NoWorkspaceError: If it has just been deleted.
    """
    with ExitStack() as opened:
        try:
            files: dict[str, BinaryIO] = {
                path.name: opened.enter_context(path.open("rb"))
                for path in sorted(folder.glob("*.parquet"))
            }
        except FileNotFoundError:
            raise NoWorkspaceError from None
        opened.pop_all()
    return files


def as_zip(files: dict[str, BinaryIO]) -> Iterator[bytes]:
    """Yield a ZIP of files piece by piece, and close them. Parquet is compressed already."""
    written = _Written()
    with ExitStack() as opened:
        for file in files.values():
            opened.enter_context(file)
        with ZipFile(written, "w") as archive:
            for name, file in files.items():
                with archive.open(name, "w", force_zip64=True) as entry:
                    while piece := file.read(CHUNK):
                        entry.write(piece)
                        yield written.take()
    yield written.take()


class _Written(io.RawIOBase):
    """A file that cannot be gone back in, and that holds what nobody has taken yet."""

    def __init__(self) -> None:
        self._pieces: list[bytes] = []

    def writable(self) -> bool:
        return True

    def write(self, piece: Buffer) -> int:
        self._pieces.append(bytes(piece))
        return len(self._pieces[-1])

    def take(self) -> bytes:
        whole = b"".join(self._pieces)
        self._pieces.clear()
        return whole
