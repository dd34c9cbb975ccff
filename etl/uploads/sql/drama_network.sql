-- The networks of each drama, in the order in which they are named.
SELECT brought.drama_id, min(listed.position) AS position, listed.word AS network
FROM brought
INNER JOIN cell_word AS listed ON listed.role = 'network' AND listed.cell = brought.network
GROUP BY brought.drama_id, listed.word
