-- What the model of shares on years knows of each covered drama whose year is known.
-- One row per drama. A control that is not held constant has the same value in all of them.
WITH modelled_drama AS (
    SELECT DISTINCT
        drama.drama_id,
        drama.year,
        CASE
            WHEN list_contains(CAST($adjust AS VARCHAR[]), 'format')
                THEN coalesce(drama.format, 'unknown')
            ELSE 'any'
        END AS format,
        CASE
            -- Quarters of a decade: 1,000, 1,778, 3,162, 5,623, 10,000 ... watchers.
            WHEN list_contains(CAST($adjust AS VARCHAR[]), 'watchers')
                THEN round(4 * log(10, greatest(drama.watchers, 1))) / 4
            ELSE 0
        END AS audience
    FROM selected_drama AS drama
    INNER JOIN selected_coverage AS coverage ON coverage.drama_id = drama.drama_id
    WHERE drama.year IS NOT NULL
),

undated AS (
    SELECT count(DISTINCT drama.drama_id) AS without_year
    FROM selected_drama AS drama
    INNER JOIN selected_coverage AS coverage ON coverage.drama_id = drama.drama_id
    WHERE drama.year IS NULL
)
