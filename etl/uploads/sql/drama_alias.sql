-- Other names of each drama.
SELECT DISTINCT brought.drama_id, listed.word AS alias
FROM brought
INNER JOIN cell_word AS listed ON listed.role = 'aka' AND listed.cell = brought.aka
