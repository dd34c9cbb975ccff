-- Words that mean no trope, or of which nobody knows yet: the source has looked at the drama.
INSERT INTO term_use BY NAME
SELECT DISTINCT source_id, drama_id, term
FROM said
WHERE trope_id IS NULL
