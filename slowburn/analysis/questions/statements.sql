-- Every statement on one drama, by trope and source. The filters are not applied.
SELECT
    annotation.drama_id,
    annotation.trope_id,
    trope.name AS trope,
    trope.family,
    annotation.stance,
    annotation.source_id,
    source.name AS source,
    source.kind AS source_kind,
    source.describes_aired_show,
    annotation.confidence,
    annotation.raw_term,
    annotation.locator,
    annotation.evidence,
    source.url
FROM annotation
INNER JOIN trope ON trope.trope_id = annotation.trope_id
INNER JOIN source ON source.source_id = annotation.source_id
WHERE annotation.drama_id = $drama
ORDER BY trope.family, trope.name, annotation.source_id, annotation.statement_no
