"""Questions asked of the warehouse: one ``.sql`` file and one small function each."""

import slowburn.analysis.questions  # noqa: F401 - registers every question
