-- Each trope: its rules, and how many of the covered dramas in view have it.
WITH covered AS (
    SELECT count(DISTINCT drama_id) AS covered
    FROM selected_coverage
),

stance_of_drama AS (
    -- More than one source, or stance, is one whose first and last name differ: that costs far less
    -- than counting distinct ones.
    SELECT
        drama_id,
        trope_id,
        max(CASE WHEN stance = 'present' THEN 1 ELSE 0 END) AS shows,
        max(CASE WHEN stance = 'subverted' THEN 1 ELSE 0 END) AS subverts,
        max(CASE WHEN stance = 'avoided' THEN 1 ELSE 0 END) AS avoids,
        min(source_id) < max(source_id) AS by_several,
        count(*) AS statements
    FROM selected_annotation
    GROUP BY drama_id, trope_id
),

counted AS (
    SELECT
        trope_id,
        sum(greatest(shows, subverts)) AS dramas,
        sum(subverts) AS subverted,
        sum(avoids) AS avoided,
        sum(CASE WHEN by_several AND shows + subverts + avoids > 1 THEN 1 ELSE 0 END) AS disputed,
        sum(statements) AS statements
    FROM stance_of_drama
    GROUP BY trope_id
)

SELECT
    trope.trope_id,
    trope.name AS trope,
    trope.family,
    trope.definition,
    trope.counts_when,
    trope.counts_not_when,
    CAST(coalesce(counted.dramas, 0) AS BIGINT) AS dramas,
    covered.covered,
    CAST(coalesce(counted.avoided, 0) AS BIGINT) AS avoided,
    CAST(coalesce(counted.subverted, 0) AS BIGINT) AS subverted,
    CAST(coalesce(counted.disputed, 0) AS BIGINT) AS disputed,
    CAST(coalesce(counted.statements, 0) AS BIGINT) AS statements
FROM trope
CROSS JOIN covered
LEFT JOIN counted ON counted.trope_id = trope.trope_id
WHERE $trope IS NULL OR list_contains(CAST($trope AS VARCHAR[]), trope.trope_id)
ORDER BY dramas DESC, trope.trope_id
