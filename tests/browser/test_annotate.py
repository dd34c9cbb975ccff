"""A reader pastes a review, checks what was found in it, keeps it, and passes the link on."""

from __future__ import annotations

import json
import re
from contextlib import suppress
from urllib.parse import urlsplit

import pytest
from playwright.sync_api import TimeoutError  # noqa: A004 - Playwright's own
from playwright.sync_api import expect

from tests.browser.test_accessible import axe, faults

__all__ = ["axe"]

REVIEW = (
    "<b>No</b> love triangle here. The couple has honest conversations, and it is a slow burn. "
    "The ending redefines the grand gesture. Nobody loses their memory."
)
SCREENS = {
    "wide": {"viewport": {"width": 1280, "height": 900}, "color_scheme": "light"},
    "narrow": {"viewport": {"width": 390, "height": 844}, "color_scheme": "dark"},
}
