-- Dramas found by any of their names, in any script: exact names first, then beginnings, then parts.
-- Case, spaces, punctuation, signs and the marks on letters make no difference.
WITH named AS (
    SELECT drama_id, title AS name FROM drama
    UNION ALL
    SELECT drama_id, native_title AS name FROM drama WHERE native_title IS NOT NULL
    UNION ALL
    SELECT drama_id, alias AS name FROM drama_alias
),

unmarked AS (
    -- Few names have marks, and taking them off is slow.
    SELECT
        drama_id,
        name,
        CASE
            WHEN regexp_matches(lower(name), '[' || $marked || ']')
                THEN translate(lower(name), $marked, $unmarked)
            ELSE lower(name)
        END AS unmarked_name
    FROM named
),

asked AS (
    SELECT
        regexp_replace(
            translate(lower($text), $marked, $unmarked),
            '[\s\p{P}\p{S}\x{0300}-\x{036F}]+', '', 'g'
        ) AS plain_text
),

plain AS (
    SELECT
        drama_id,
        name,
        regexp_replace(unmarked_name, '[\s\p{P}\p{S}\x{0300}-\x{036F}]+', '', 'g') AS plain_name
    FROM unmarked
),

matched AS (
    SELECT
        plain.drama_id,
        plain.name,
        CASE
            WHEN plain.plain_name = asked.plain_text THEN 1
            WHEN starts_with(plain.plain_name, asked.plain_text) THEN 2
            ELSE 3
        END AS closeness
    FROM plain
    CROSS JOIN asked
    WHERE asked.plain_text <> '' AND contains(plain.plain_name, asked.plain_text)
),

ranked AS (
    SELECT
        drama_id,
        name,
        closeness,
        row_number() OVER (
            PARTITION BY drama_id
            ORDER BY closeness, length(name), name
        ) AS place
    FROM matched
)

SELECT
    drama.drama_id,
    drama.title,
    drama.native_title,
    drama.year,
    drama.country,
    drama.watchers,
    ranked.name AS found_as,
    ranked.closeness
FROM ranked
INNER JOIN drama ON drama.drama_id = ranked.drama_id
WHERE ranked.place = 1
ORDER BY ranked.closeness, drama.watchers DESC, drama.drama_id
LIMIT 50
