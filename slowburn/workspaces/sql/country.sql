-- A drama of an upload may come from a country that its file does not name.
CREATE VIEW country AS
SELECT * FROM catalogue.country
UNION ALL
SELECT 'ZZ' AS country, 'Country not known' AS name
WHERE EXISTS (SELECT 1 FROM drama WHERE country = 'ZZ')
