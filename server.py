"""The dashboard as an ASGI application, warmed up in the background as it starts."""

from __future__ import annotations

import threading
from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import streamlit as st
from starlette.middleware import Middleware

from slowburn.ui import first_page
from slowburn.ui.headers import SecurityHeaders

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Import the statistics and ask the first page's questions while the first reader arrives."""
    from slowburn.ui.start import warm_up

    threading.Thread(target=warm_up, name="warm-up", daemon=True).start()
    yield


app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=lifespan,
    routes=first_page.routes(),
    middleware=[Middleware(SecurityHeaders)],
)
