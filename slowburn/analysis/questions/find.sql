-- Dramas found by any of their names, in any script: exact names first, then beginnings, then parts.
WITH named AS (
    SELECT drama_id, title AS name FROM drama
    UNION ALL
    SELECT drama_id, native_title AS name FROM drama WHERE native_title IS NOT NULL
    UNION ALL
    SELECT drama_id, alias AS name FROM drama_alias
),

plain AS (
    SELECT
        drama_id,
        name,
        regexp_replace(lower(name), '[\s\p{P}]+', '', 'g') AS plain_name,
        regexp_replace(lower($text), '[\s\p{P}]+', '', 'g') AS plain_text
    FROM named
),

matched AS (
    SELECT
        drama_id,
        name,
        CASE
            WHEN plain_name = plain_text THEN 1
            WHEN starts_with(plain_name, plain_text) THEN 2
            ELSE 3
        END AS closeness
    FROM plain
    WHERE plain_text <> '' AND contains(plain_name, plain_text)
),

best AS (
    SELECT
        drama_id,
        min(closeness) AS closeness,
        min_by(name, closeness * 1000 + length(name)) AS found_as
    FROM matched
    GROUP BY drama_id
)

SELECT
    drama.drama_id,
    drama.title,
    drama.native_title,
    drama.year,
    drama.country,
    drama.watchers,
    best.found_as,
    best.closeness
FROM best
INNER JOIN drama ON drama.drama_id = best.drama_id
ORDER BY best.closeness, drama.watchers DESC, drama.drama_id
LIMIT 50
