// Of some meetings the talks that ended a silence of N years or more between two states.
//
// $meetings: ids
// $years: how long the silence lasted at least
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {meetings: ["2013-06-26-bishkek"], years: 5, confidence: 0.0}
UNWIND $meetings AS id
MATCH (m:Meeting {id: id})<-[:ATTENDED]-(a:State)-[t:BILATERAL_TALKS]->(b:State)
WHERE t.meeting = id AND t.status = 'held' AND t.date IS NOT NULL AND t.confidence >= $confidence
WITH DISTINCT m, a, b, t.date AS date
MATCH (a)-[e:BILATERAL_TALKS]-(b)
WHERE e.status = 'held' AND e.date < date AND e.confidence >= $confidence
WITH m, a, b, date, max(e.date) AS before
WHERE before + duration({years: $years}) <= date
RETURN m.id AS id, m.name AS meeting, date, m.date_precision AS date_precision, m.city AS city, before,
  a.iso3 AS state, a.name AS state_name, b.iso3 AS partner, b.name AS partner_name
ORDER BY date DESC, state, partner
