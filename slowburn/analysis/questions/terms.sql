-- The sources' own terms that a trope is made of, and the dramas in view that carry each.
WITH used AS (
    -- A source uses a term of a drama once (key of term_use), so its statements are dramas.
    SELECT source_id, raw_term, trope_id, count(*) AS dramas
    FROM selected_annotation
    WHERE raw_term IS NOT NULL
    GROUP BY source_id, raw_term, trope_id
)

SELECT
    term.source_id,
    source.name AS source,
    term.term,
    term.trope_id,
    term.stance,
    term.confidence,
    term.reason,
    coalesce(used.dramas, 0) AS dramas
FROM term
INNER JOIN source ON source.source_id = term.source_id
LEFT JOIN used
    ON used.source_id = term.source_id
    AND used.raw_term = term.term
    AND used.trope_id = term.trope_id
WHERE
    term.trope_id IS NOT NULL
    AND ($trope IS NULL OR list_contains(CAST($trope AS VARCHAR[]), term.trope_id))
    AND ($source IS NULL OR list_contains(CAST($source AS VARCHAR[]), term.source_id))
ORDER BY dramas DESC, term.source_id, term.term, term.trope_id
