"""The dashboard's entry: page set-up, the global filters, navigation; nothing else."""

import streamlit as st

from slowburn.ui import links
from slowburn.ui.data_in_view import draw_data
from slowburn.ui.failures import mended
from slowburn.ui.filters import draw_filters, in_view
from slowburn.ui.pages import declared, draw_menu, follow_click, navigate, set_filters
from slowburn.ui.start import ready

pages = declared()
page = navigate(pages)
ready()

with mended():
    links.read_address(page.url_path)
    with st.sidebar:
        st.header("Slowburn", anchor=False)
        menu = st.container(gap="xxsmall")
        st.subheader("What is in view", anchor=False)
        draw_data()
        filters = draw_filters()
    with menu:
        draw_menu(pages)
    follow_click()
    set_filters(filters)
    notices = st.container()
    st.caption(in_view(filters))
    page.run()
    for notice in links.notices():
        notices.warning(notice, icon=":material/link_off:")
    links.write_address()
