"""What a session remembers of the data that a person is bringing; nothing of it is on the disk."""

from __future__ import annotations

import hashlib
import logging
import tempfile
from dataclasses import dataclass, field
from pathlib import Path
from typing import TYPE_CHECKING

import streamlit as st

from etl.intake.catalogue import load_catalogue
from etl.intake.check import Check, check_file
from etl.intake.dialect import Overrides
from etl.intake.limits import Limits
from etl.problems import DataProblems, Problem
from etl.uploads.decisions import Decisions
from etl.uploads.meanings import known_meanings
from slowburn.warehouse.connection import Warehouse, open_warehouse

if TYPE_CHECKING:
    from etl.intake.catalogue import Catalogue
    from etl.uploads.meanings import Meanings
    from slowburn.workspaces.store import Kept

LOG = logging.getLogger(__name__)
STATE = "your_data"
MOST_LETTERS = 60
"""Letters of the name of a workspace."""

READ_AS = "upload"
"""What an upload is called on the disk while it is read: names of files never become paths."""

OUR_FAULT = (
    "Reading this file failed, which is a fault of Slowburn's and not of the file. Say below how "
    "it is to be read, or take it away; and please open an issue that says what kind of file it is."
)


@dataclass(slots=True)
class BroughtFile:
    """A file as it was dropped.

    Attributes:
        name: What the person calls it; only ever shown.
        content: Its bytes.
        digest: Hash of the bytes.
        overrides: How the person says that it is to be read.
        checked: What was found, for these overrides and this catalogue; or why it is of no use.
        checked_for: The overrides and the data version that this holds for.
    """

    name: str
    content: bytes
    digest: str
    overrides: Overrides = field(default_factory=Overrides)
    checked: Check | DataProblems | None = None
    checked_for: tuple[Overrides, str] | None = None

    @property
    def usable(self) -> Check | None:
        """What was found, if charts can be made of it."""
        if not isinstance(self.checked, Check) or self.checked.unusable is not None:
            return None
        return self.checked if self.checked.understanding.roles.shape else None


@dataclass(slots=True)
class Session:
    """The state of the page: going back to a step finds it as it was left.

    Attributes:
        step: The step shown, from 0.
        files: The files by digest, in the order in which they came.
        decisions: What was decided of titles and words.
        pasted: A table that is being pasted and has not been taken yet.
        called: What the person calls the workspace; ``None`` until they say.
        round: Grows when the fields of the first step are to be empty again.
        kept: The workspace, once it is kept.
        failed: Why it could not be kept.
    """

    step: int = 0
    files: dict[str, BroughtFile] = field(default_factory=dict)
    decisions: Decisions = field(default_factory=Decisions)
    pasted: str = ""
    called: str | None = None
    round: int = 0
    kept: Kept | None = None
    failed: str = ""

    def bring(self, name: str, content: bytes) -> None:
        """Take a file in; the same bytes are one file."""
        digest = hashlib.sha256(content).hexdigest()
        self.files.setdefault(digest, BroughtFile(name, content, digest))

    def take_away(self, digest: str) -> None:
        """Take a file out again; what was decided of its titles and words stays."""
        self.files.pop(digest, None)

    @property
    def name(self) -> str:
        """What the workspace is to be called: the first file of use, unless the person says."""
        if self.called is not None:
            return self.called
        names = (file.name for file in self.files.values() if file.usable)
        return Path(next(names, "")).stem.replace("_", " ")[:MOST_LETTERS]

    def usable(self) -> list[Check]:
        """Return the files that charts can be made of."""
        return [file.usable for file in self.files.values() if file.usable]


def session() -> Session:
    """Return what this session remembers."""
    if STATE not in st.session_state:
        st.session_state[STATE] = Session()
    remembered: Session = st.session_state[STATE]
    return remembered


def start_anew() -> None:
    """Forget everything that was brought."""
    st.session_state.pop(STATE, None)


def check_all(files: dict[str, BroughtFile]) -> None:
    """Check the files that have not been checked as they are to be read now, with progress."""
    catalogue = open_warehouse()
    waiting = [
        file
        for file in files.values()
        if file.checked_for != (file.overrides, catalogue.data_version)
    ]
    if not waiting:
        return
    bar = st.progress(0.0, "Reading")
    for done, file in enumerate(waiting):
        bar.progress(done / len(waiting), f"Reading file {done + 1} of {len(waiting)}")
        file.checked = _checked(file, catalogue)
        file.checked_for = (file.overrides, catalogue.data_version)
    bar.empty()


def _checked(file: BroughtFile, catalogue: Warehouse) -> Check | DataProblems:
    with tempfile.TemporaryDirectory(prefix="slowburn-") as folder:
        path = Path(folder) / READ_AS
        path.write_bytes(file.content)
        try:
            return check_file(path, file.overrides, Limits.from_environment(), _names(catalogue))
        except DataProblems as error:
            return error
        except Exception:
            # One file must not hold up the page, on which the person can take it away.
            LOG.exception("a file that was brought could not be checked")
            return DataProblems([Problem(file.name, None, None, None, OUR_FAULT)])


def meanings() -> Meanings:
    """Return what the catalogue's words mean."""
    catalogue = open_warehouse()
    return _meanings(catalogue.data_version, catalogue)


def titles() -> Catalogue:
    """Return the names and words of the catalogue."""
    return _names(open_warehouse())


def _names(catalogue: Warehouse) -> Catalogue:
    return _loaded(catalogue.data_version, catalogue)


@st.cache_resource(max_entries=2, show_spinner=False)
def _loaded(data_version: str, _catalogue: Warehouse) -> Catalogue:  # noqa: ARG001 - the key
    return load_catalogue(_catalogue.connection)


@st.cache_resource(max_entries=2, show_spinner=False)
def _meanings(data_version: str, _catalogue: Warehouse) -> Meanings:  # noqa: ARG001 - the key
    return known_meanings(_catalogue.connection)
