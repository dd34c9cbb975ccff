-- The dimensions of maturity: the question each asks, its usual weight, and the catalogue's mean.
SELECT
    dimension.dimension_id,
    dimension.name,
    dimension.question,
    dimension.default_weight,
    dimension_prior.mean AS prior
FROM dimension
INNER JOIN dimension_prior ON dimension_prior.dimension_id = dimension.dimension_id
ORDER BY dimension.essay_section, dimension.dimension_id
