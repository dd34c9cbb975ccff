"""The dashboard's entry: page set-up, the global filters, navigation; nothing else."""

import streamlit as st

from slowburn.ui import links
from slowburn.ui.copying import show_copy_buttons
from slowburn.ui.dark import mend_dark_theme
from slowburn.ui.embed import draw_embedded
from slowburn.ui.failures import mended
from slowburn.ui.filters import draw_filters, in_view
from slowburn.ui.pages import declared, draw_menu, follow_click, navigate, set_filters
from slowburn.ui.pinned import pinned_version, tell_if_changed
from slowburn.ui.share import share
from slowburn.ui.shown import begin
from slowburn.ui.start import ready

pages = declared()
page = navigate(pages)
show_copy_buttons()
mend_dark_theme()
ready()

with mended():
    links.read_address(page.url_path)
    if st.context.is_embedded:
        draw_embedded(page)
        st.stop()
    shown = begin()
    pinned = pinned_version()
    with st.sidebar:
        st.header("Slowburn", anchor=False)
        menu = st.container(gap="xxsmall")
        st.subheader("What is in view", anchor=False)
        filters = draw_filters()
    with menu:
        draw_menu(pages)
    follow_click()
    set_filters(filters)
    notices = st.container()
    tell_if_changed(pinned)
    head = st.container(horizontal=True, vertical_alignment="center")
    head.container(width="stretch").caption(in_view(filters))
    page.run()
    for notice in links.notices():
        notices.warning(notice, icon=":material/link_off:")
    links.write_address()
    with head:
        share(shown, filters)
