// What joins a meeting to others: those on its sidelines, and those on whose sidelines it was.
//
// $key: its id
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {key: "2013-06-26-bishkek", confidence: 0.0}
CALL {
  MATCH (:Meeting {id: $key})-[t:SIDELINES_OF]->(x:Meeting)
  WHERE t.confidence >= $confidence RETURN 'on the sidelines of' AS how, x
  UNION ALL MATCH (:Meeting {id: $key})<-[t:SIDELINES_OF]-(x:Meeting)
  WHERE t.confidence >= $confidence RETURN 'on its sidelines' AS how, x
}
RETURN how, x.id AS id, x.name AS meeting, x.date AS date, x.date_precision AS date_precision, x.kind AS kind,
  x.status AS status, x.city AS city, x.iso3 AS country
ORDER BY how DESC, date, id
