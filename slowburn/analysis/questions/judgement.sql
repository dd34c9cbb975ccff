-- The dramas in view that viewers call healthy or unhealthy for their couple, outright.
SELECT
    used.drama_id,
    max(CASE WHEN held.judges = 'healthy' THEN 1 ELSE 0 END) AS healthy,
    max(CASE WHEN held.judges = 'unhealthy' THEN 1 ELSE 0 END) AS unhealthy
FROM term_use AS used
INNER JOIN held_out_term AS held
    ON held.source_id = used.source_id
    AND held.term = used.term
INNER JOIN selected_drama AS drama ON drama.drama_id = used.drama_id
WHERE $source IS NULL OR list_contains(CAST($source AS VARCHAR[]), used.source_id)
GROUP BY used.drama_id
ORDER BY used.drama_id
