-- What is in view. Put in front of every question; the parameters are the reader's filters,
-- and an empty (null) filter lets everything pass.
WITH selected_drama AS (
    SELECT *
    FROM drama
    WHERE
        ($country IS NULL OR list_contains(CAST($country AS VARCHAR[]), country))
        AND ($year_from IS NULL OR year >= CAST($year_from AS INTEGER))
        AND ($year_to IS NULL OR year <= CAST($year_to AS INTEGER))
        AND (
            $drama_format IS NULL
            OR list_contains(CAST($drama_format AS VARCHAR[]), coalesce(format, 'unknown'))
        )
        AND ($min_watchers IS NULL OR watchers >= CAST($min_watchers AS INTEGER))
),

-- One row per drama in view and source in view that has looked at it.
selected_coverage AS (
    SELECT coverage.*
    FROM coverage
    INNER JOIN selected_drama ON selected_drama.drama_id = coverage.drama_id
    WHERE $source IS NULL OR list_contains(CAST($source AS VARCHAR[]), coverage.source_id)
),

-- One row per statement of a source in view on a drama in view.
selected_annotation AS (
    SELECT annotation.*
    FROM annotation
    INNER JOIN selected_drama ON selected_drama.drama_id = annotation.drama_id
    WHERE $source IS NULL OR list_contains(CAST($source AS VARCHAR[]), annotation.source_id)
)
