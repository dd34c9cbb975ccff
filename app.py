"""The dashboard's entry: page set-up, the global filters, navigation; nothing else."""

import streamlit as st

from slowburn.ui import links
from slowburn.ui.failures import mended
from slowburn.ui.filters import draw_filters, in_view
from slowburn.ui.pages import declared, set_filters
from slowburn.ui.start import ready

st.set_page_config(
    page_title="Slowburn", page_icon=":material/local_fire_department:", layout="wide"
)
page = st.navigation(declared())
ready()

with mended():
    links.read_address(page.url_path)
    with st.sidebar:
        st.header("In view", anchor=False)
        filters = draw_filters()
    set_filters(filters)
    for notice in links.notices():
        st.warning(notice, icon=":material/link_off:")
    st.caption(in_view(filters))
    page.run()
    links.write_address()
