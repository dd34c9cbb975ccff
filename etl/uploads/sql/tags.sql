-- Words in lists: one row per drama and word, at its first place.
WITH spelled AS (
    SELECT DISTINCT key, term FROM meaning
)

SELECT 'upload' AS source_id, brought.drama_id, min(listed.position) AS position, spelled.term
FROM brought
INNER JOIN cell_word AS listed ON listed.role = 'tags' AND listed.cell = brought.tags
INNER JOIN spelled ON spelled.key = listed.key
GROUP BY brought.drama_id, spelled.term
