-- Each trope of the covered dramas in view, with the number of a drama for each statement that the
-- drama has it.
WITH covered_drama AS (
    SELECT DISTINCT drama_id
    FROM selected_coverage
),

numbered AS (
    SELECT drama_id, row_number() OVER (ORDER BY drama_id) AS drama_number
    FROM covered_drama
),

covered AS (
    SELECT count(*) AS covered
    FROM covered_drama
)

SELECT
    said.trope_id,
    trope.name AS trope,
    covered.covered,
    list_sort(array_agg(numbered.drama_number)) AS drama_numbers
FROM selected_annotation AS said
INNER JOIN numbered ON numbered.drama_id = said.drama_id
INNER JOIN trope ON trope.trope_id = said.trope_id
CROSS JOIN covered
WHERE said.stance IN ('present', 'subverted')
GROUP BY said.trope_id, trope.name, covered.covered
ORDER BY said.trope_id
