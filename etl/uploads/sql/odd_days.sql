-- Days that are left out of the facts: in another year than the row says, or an end before it began.
WITH dated AS (
    SELECT
        brought.line,
        brought.told_year,
        coalesce(aired.first, began.first) AS begins,
        coalesce(aired.last, ended.first) AS ends
    FROM brought
    LEFT JOIN cell_value AS aired ON aired.role = 'aired' AND aired.cell = brought.aired
    LEFT JOIN cell_value AS began ON began.role = 'start_date' AND began.cell = brought.start_date
    LEFT JOIN cell_value AS ended ON ended.role = 'end_date' AND ended.cell = brought.end_date
)

SELECT line, CAST(begins AS VARCHAR) AS begins, CAST(ends AS VARCHAR) AS ends, told_year
FROM dated
WHERE year(begins) <> told_year OR ends < begins
ORDER BY line
