// Meetings that articles of some days are the first to tell of, the newest first, with the sentences that do. An
// article without a day counts as one of the meeting's.
//
// $since, $until: first and last day
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {since: date("2013-06-01"), until: date("2013-06-30"), confidence: 0.0}
CALL {
  MATCH (a:Article) WHERE a.published >= $since AND a.published <= $until
  MATCH (a)-[r:REPORTS]->(m:Meeting) WHERE r.confidence >= $confidence RETURN m
  UNION MATCH (m:Meeting) WHERE m.date >= $since AND m.date <= $until
  MATCH (m)<-[r:REPORTS]-(a:Article) WHERE a.published IS NULL AND r.confidence >= $confidence RETURN m
}
WITH m
MATCH (m)<-[r:REPORTS]-(a:Article) WHERE r.confidence >= $confidence
WITH m, r, coalesce(a.published, m.date) AS day
WITH m, min(day) AS told, collect(r) AS ties
WHERE told >= $since AND told <= $until
RETURN m.id AS id, m.name AS meeting, m.date AS date, m.date_precision AS date_precision, m.end_date AS end_date,
  m.kind AS kind, m.status AS status, m.city AS city, m.iso3 AS country, told,
  [t IN ties | t.articles] AS articles, [t IN ties | t.spans] AS spans, [t IN ties | t.sentences] AS sentences,
  [t IN ties | t.confidences] AS confidences
ORDER BY told DESC, id
