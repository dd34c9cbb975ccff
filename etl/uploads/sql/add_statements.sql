-- Statements of which it is clear what they say.
INSERT INTO statement BY NAME
SELECT source_id, drama_id, trope_id, stance, confidence, $prefix || locator AS locator, evidence
FROM said
WHERE trope_id IS NOT NULL AND stance IS NOT NULL
