-- What is in view, in numbers.
WITH covered AS (
    SELECT
        count(DISTINCT drama_id) AS covered,
        count(DISTINCT source_id) AS sources,
        coalesce(sum(n_statements), 0) AS statements
    FROM selected_coverage
)

SELECT
    count(selected_drama.drama_id) AS dramas,
    max(covered.covered) AS covered,
    max(covered.sources) AS sources,
    CAST(max(covered.statements) AS BIGINT) AS statements,
    min(selected_drama.year) AS first_year,
    max(selected_drama.year) AS last_year
FROM covered
LEFT JOIN selected_drama ON TRUE
