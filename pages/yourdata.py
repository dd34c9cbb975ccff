"""Bring a file: drop, check, match, preview, keep; and what the owner of a workspace can do."""

import streamlit as st

from slowburn.ui.pages import filters_in_view
from slowburn.ui.yourdata.owner import own_workspace
from slowburn.ui.yourdata.session import session
from slowburn.ui.yourdata.steps import draw_step

filters_in_view()
st.title("Your data: see your own file on every page", anchor=False)
own_workspace()
draw_step(session())
