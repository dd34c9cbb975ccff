-- How many of the dramas in view each source has looked at, by year and country; a year and country
-- in which no source in view has looked at any has one row without a source.
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
    coalesce(looked_at.covered, 0) AS covered,
    in_view.dramas,
    CAST(coalesce(looked_at.terms, 0) AS BIGINT) AS terms,
    CAST(coalesce(looked_at.statements, 0) AS BIGINT) AS statements
FROM in_view
LEFT JOIN looked_at
    ON looked_at.year IS NOT DISTINCT FROM in_view.year
    AND looked_at.country = in_view.country
LEFT JOIN source ON source.source_id = looked_at.source_id
ORDER BY looked_at.source_id, in_view.year, in_view.country
