-- The sources, and how much of what is in view each has looked at and said.
WITH looked_at AS (
    SELECT
        source_id,
        count(*) AS covered,
        sum(n_terms) AS terms,
        sum(n_statements) AS statements
    FROM selected_coverage
    GROUP BY source_id
)

SELECT
    source.source_id,
    source.name AS source,
    source.kind AS source_kind,
    source.publisher,
    source.url,
    source.accessed,
    source.licence,
    source.method,
    source.limits,
    source.describes_aired_show,
    CAST(coalesce(looked_at.covered, 0) AS BIGINT) AS covered,
    CAST(coalesce(looked_at.terms, 0) AS BIGINT) AS terms,
    CAST(coalesce(looked_at.statements, 0) AS BIGINT) AS statements
FROM source
LEFT JOIN looked_at ON looked_at.source_id = source.source_id
WHERE $source IS NULL OR list_contains(CAST($source AS VARCHAR[]), source.source_id)
ORDER BY covered DESC, source.source_id
