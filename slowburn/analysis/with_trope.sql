-- The dramas in view that a source in view says have the trope asked for, each once.
WITH with_trope AS (
    SELECT DISTINCT drama_id
    FROM selected_annotation
    WHERE trope_id = $trope AND stance IN ('present', 'subverted')
)
