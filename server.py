"""The dashboard and the API as one ASGI application, warmed up before it listens."""

from __future__ import annotations

from contextlib import asynccontextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

import anyio
import anyio.to_thread
import streamlit as st
from starlette.middleware import Middleware

from slowburn.api.app import routes
from slowburn.api.requests import RequestLog, log_requests
from slowburn.ui import first_page
from slowburn.ui.headers import SecurityHeaders
from slowburn.workspaces.cleaning import clear_daily

if TYPE_CHECKING:
    from collections.abc import AsyncIterator


@asynccontextmanager
async def lifespan(_: Any) -> AsyncIterator[None]:
    """Do what is slow the first time before the first reader arrives; clear up once a day."""
    from slowburn.ui.start import warm_up

    log_requests()
    await anyio.to_thread.run_sync(warm_up)
    async with anyio.create_task_group() as tasks:
        tasks.start_soon(clear_daily)
        yield
        tasks.cancel_scope.cancel()


app = st.App(
    Path(__file__).with_name("app.py"),
    lifespan=lifespan,
    routes=[*routes(), *first_page.routes()],
    middleware=[
        Middleware(SecurityHeaders, html=first_page.first_html()),
        Middleware(RequestLog),
    ],
)
