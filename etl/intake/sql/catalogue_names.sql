-- Every name of every drama, in any language, with the year that tells remakes apart.
SELECT drama.drama_id, drama.title, drama.year, named.name
FROM drama
INNER JOIN (
    SELECT drama_id, title AS name FROM drama
    UNION ALL
    SELECT drama_id, native_title AS name FROM drama WHERE native_title IS NOT NULL
    UNION ALL
    SELECT drama_id, alias AS name FROM drama_alias
) AS named
    ON named.drama_id = drama.drama_id
ORDER BY drama.drama_id, named.name
