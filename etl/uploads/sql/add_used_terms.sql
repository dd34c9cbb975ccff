-- Words that statements were made with.
INSERT INTO used_term BY NAME
SELECT DISTINCT source_id, term
FROM said
WHERE trope_id IS NOT NULL
