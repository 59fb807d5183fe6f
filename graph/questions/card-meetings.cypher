// The latest meetings of a state, a person or an organization, newest first, each with the sentences that prove
// that it took part or convened; those without a date come last.
//
// $key: whose (ISO 3166-1 alpha-3; id; id)
// $limit: how many
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {key: "CHN", limit: 10, confidence: 0.0}
CALL {
  MATCH (:State {iso3: $key})-[t:ATTENDED]->(m:Meeting) RETURN t, m
  UNION ALL MATCH (:Minister {id: $key})-[t:ATTENDED]->(m:Meeting) RETURN t, m
  UNION ALL MATCH (:Organization {id: $key})-[t:ATTENDED|CONVENED]->(m:Meeting) RETURN t, m
}
WITH m, t WHERE t.confidence >= $confidence
WITH m, collect(t) AS ties ORDER BY coalesce(m.date, date('0001-01-01')) DESC, m.id LIMIT $limit
WITH m, coalesce(m.date, date('0001-01-01')) AS day, head(ties) AS t
RETURN m.id AS id, m.name AS meeting, m.date AS date, m.date_precision AS date_precision, m.end_date AS end_date,
  m.kind AS kind, m.status AS status, m.city AS city, m.iso3 AS country, t.articles AS articles, t.spans AS spans,
  t.sentences AS sentences, t.confidences AS confidences
ORDER BY day DESC, id
