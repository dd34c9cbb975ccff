"""Bring a file: drop, check, match, preview, keep; and what the owner of a workspace can do."""

from slowburn.ui.pages import filters_in_view
from slowburn.ui.shown import headline
from slowburn.ui.yourdata.owner import own_workspace
from slowburn.ui.yourdata.session import session
from slowburn.ui.yourdata.steps import draw_step

filters_in_view()
headline("Your data: see your own file on every page")
own_workspace()
draw_step(session())
