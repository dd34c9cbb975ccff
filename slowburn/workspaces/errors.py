"""What can go wrong with a workspace, said to the person; no message holds an id or a key."""

from __future__ import annotations


class WorkspaceError(Exception):
    """Raised when something cannot be done with a workspace; the message says what to do."""


class NoWorkspaceError(WorkspaceError):
    """Raised when there is no workspace under an id, or no more."""

    def __init__(self) -> None:
        super().__init__(
            "The workspace of this link does not exist, or has expired or been deleted. "
            "Bring the file again under “Your data” to make a new one."
        )


class WrongKeyError(WorkspaceError):
    """Raised when an owner key does not belong to the workspace."""

    def __init__(self) -> None:
        super().__init__(
            "This is not the owner key of this workspace. It was shown once, when the workspace "
            "was kept. Without it the workspace cannot be changed; it expires by itself."
        )


class FullError(WorkspaceError):
    """Raised when the server keeps no more."""
