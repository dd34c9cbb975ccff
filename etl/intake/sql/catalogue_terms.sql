-- Every word for a trope that is known: terms of sources, and names and identifiers of tropes.
SELECT term AS word, trope_id FROM term
UNION
SELECT name AS word, trope_id FROM trope
UNION
SELECT trope_id AS word, trope_id FROM trope
ORDER BY word, trope_id
