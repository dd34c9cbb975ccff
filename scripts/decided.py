"""Print how much of the sources' own words is decided: a trope, or explicitly none."""

from slowburn.analysis.filters import Filters
from slowburn.analysis.question import answer
from slowburn.warehouse.connection import open_warehouse

table = answer(open_warehouse(), "decided", Filters()).table
for row in table.itertuples():
    print(
        f"{row.source_id}: {row.decided:,} of {row.uses:,} term uses decided "
        f"({row.share_decided:.1%}); {row.terms_decided:,} of {row.terms:,} different terms"
    )
print(f"together: {table['decided'].sum() / table['uses'].sum():.1%} of term uses decided")
