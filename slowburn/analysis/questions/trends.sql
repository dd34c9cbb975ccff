-- Dramas with each trope per year, out of the dramas that a source in view has looked at.
WITH covered_drama AS (
    SELECT DISTINCT drama.drama_id, drama.year
    FROM selected_drama AS drama
    INNER JOIN selected_coverage AS coverage ON coverage.drama_id = drama.drama_id
    WHERE drama.year IS NOT NULL
),

covered_year AS (
    SELECT year, count(*) AS covered
    FROM covered_drama
    GROUP BY year
),

asked_trope AS (
    SELECT trope_id, name AS trope
    FROM trope
    WHERE $trope IS NULL OR list_contains(CAST($trope AS VARCHAR[]), trope_id)
),

seen AS (
    SELECT drama.year, said.trope_id, count(DISTINCT drama.drama_id) AS dramas
    FROM selected_annotation AS said
    INNER JOIN covered_drama AS drama ON drama.drama_id = said.drama_id
    WHERE said.stance IN ('present', 'subverted')
    GROUP BY drama.year, said.trope_id
)

SELECT
    covered_year.year,
    asked_trope.trope_id,
    asked_trope.trope,
    coalesce(seen.dramas, 0) AS dramas,
    covered_year.covered
FROM covered_year
CROSS JOIN asked_trope
LEFT JOIN seen
    ON seen.year = covered_year.year
    AND seen.trope_id = asked_trope.trope_id
ORDER BY asked_trope.trope_id, covered_year.year
