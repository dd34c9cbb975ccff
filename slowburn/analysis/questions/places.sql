-- Where a trope lives: dramas with it per country, network, writer, format or genre, out of those covered.
-- Stands on pooled_drama.sql.
-- Stands on with_trope.sql.
SELECT
    pooled.place,
    max(pooled.groups_in_row) AS groups_in_row,
    count(with_trope.drama_id) AS dramas,
    count(*) AS covered,
    max(known.known_dramas) AS known_dramas,
    max(known.covered_in_view) AS covered_in_view
FROM pooled_drama AS pooled
CROSS JOIN known
LEFT JOIN with_trope ON with_trope.drama_id = pooled.drama_id
GROUP BY pooled.place
ORDER BY pooled.place IS NULL, count(with_trope.drama_id) / count(*) DESC, pooled.place
