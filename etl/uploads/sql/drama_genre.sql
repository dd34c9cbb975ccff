-- The genres of each drama.
SELECT DISTINCT brought.drama_id, listed.word AS genre
FROM brought
INNER JOIN cell_word AS listed ON listed.role = 'genres' AND listed.cell = brought.genres
