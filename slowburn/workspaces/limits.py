"""How much a server keeps for others; each limit can be set by an environment variable."""

from __future__ import annotations

from dataclasses import dataclass

from slowburn.warehouse.settings import LimitsFromEnvironment


@dataclass(frozen=True, slots=True)
class WorkspaceLimits(LimitsFromEnvironment):
    """What is kept at most.

    Attributes:
        workspaces: Workspaces on the server.
        workspace_bytes: Size of one workspace on the disk.
        workspaces_bytes: Size of all workspaces on the disk.
        workspace_days: Days until a workspace expires, from when it was kept or extended.
    """

    workspaces: int = 1000
    workspace_bytes: int = 200_000_000
    workspaces_bytes: int = 10_000_000_000
    workspace_days: int = 30
