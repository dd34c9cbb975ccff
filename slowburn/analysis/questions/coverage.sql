-- How many of the dramas in view each source has looked at, by year and country.
WITH in_view AS (
    SELECT year, country, count(*) AS dramas
    FROM selected_drama
    GROUP BY year, country
),

looked_at AS (
    SELECT
        drama.year,
        drama.country,
        coverage.source_id,
        count(*) AS covered,
        sum(coverage.n_terms) AS terms,
        sum(coverage.n_statements) AS statements
    FROM selected_coverage AS coverage
    INNER JOIN selected_drama AS drama ON drama.drama_id = coverage.drama_id
    GROUP BY drama.year, drama.country, coverage.source_id
)

SELECT
    looked_at.source_id,
    source.kind AS source_kind,
    in_view.year,
    in_view.country,
    looked_at.covered,
    in_view.dramas,
    CAST(looked_at.terms AS BIGINT) AS terms,
    CAST(looked_at.statements AS BIGINT) AS statements
FROM looked_at
INNER JOIN source ON source.source_id = looked_at.source_id
INNER JOIN in_view
    ON in_view.year IS NOT DISTINCT FROM looked_at.year
    AND in_view.country = looked_at.country
ORDER BY looked_at.source_id, in_view.year, in_view.country
