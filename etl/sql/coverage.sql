-- One row per source and drama that it has looked at: how many terms or statements, of what kind.
WITH looked_at AS (
    SELECT source_id, drama_id, count(*) AS n_terms
    FROM term_use
    GROUP BY source_id, drama_id
    UNION ALL
    SELECT source_id, drama_id, count(*) AS n_terms
    FROM statement
    GROUP BY source_id, drama_id
),

looked_at_once AS (
    SELECT source_id, drama_id, sum(n_terms) AS n_terms
    FROM looked_at
    GROUP BY source_id, drama_id
),

spoke_of_tropes AS (
    SELECT source_id, drama_id, count(*) AS n_statements
    FROM annotation
    GROUP BY source_id, drama_id
)

SELECT
    looked.source_id,
    looked.drama_id,
    CAST(looked.n_terms AS INTEGER) AS n_terms,
    CAST(coalesce(spoke.n_statements, 0) AS INTEGER) AS n_statements
FROM looked_at_once AS looked
LEFT JOIN spoke_of_tropes AS spoke
    ON spoke.source_id = looked.source_id
    AND spoke.drama_id = looked.drama_id
