-- How many of each source's term uses on dramas in view have been decided: a trope, or not one.
WITH decided_term AS (
    SELECT
        source_id,
        term,
        max(CASE WHEN trope_id IS NULL THEN 0 ELSE 1 END) AS is_trope
    FROM term
    GROUP BY source_id, term
)

SELECT
    used.source_id,
    count(*) AS uses,
    count(decided_term.term) AS decided,
    CAST(coalesce(sum(decided_term.is_trope), 0) AS BIGINT) AS tropes,
    count(DISTINCT used.term) AS terms,
    count(DISTINCT decided_term.term) AS terms_decided
FROM term_use AS used
INNER JOIN selected_drama ON selected_drama.drama_id = used.drama_id
LEFT JOIN decided_term
    ON decided_term.source_id = used.source_id
    AND decided_term.term = used.term
WHERE $source IS NULL OR list_contains(CAST($source AS VARCHAR[]), used.source_id)
GROUP BY used.source_id
ORDER BY used.source_id
