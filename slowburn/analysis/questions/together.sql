-- Each trope of the covered dramas in view by each term that says it, with the dramas' numbers.
-- A statement without a term, from a text on one drama, has an empty term.
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
),

said AS (
    SELECT
        annotation.trope_id,
        annotation.source_id,
        annotation.raw_term,
        list_sort(array_agg(numbered.drama_number)) AS drama_numbers
    FROM selected_annotation AS annotation
    INNER JOIN numbered ON numbered.drama_id = annotation.drama_id
    WHERE annotation.stance IN ('present', 'subverted')
    GROUP BY annotation.trope_id, annotation.source_id, annotation.raw_term
)

SELECT
    said.trope_id,
    trope.name AS trope,
    said.source_id,
    said.raw_term,
    covered.covered,
    said.drama_numbers
FROM said
INNER JOIN trope ON trope.trope_id = said.trope_id
CROSS JOIN covered
ORDER BY said.trope_id, said.source_id, said.raw_term
