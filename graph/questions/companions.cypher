// Who sat at a meeting, one that was held, with one of some persons: each once, with the first such meeting. Chains of meetings
// are made of these steps.
//
// $persons: ids
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {persons: ["xi-jinping-chn"], confidence: 0.0}
UNWIND $persons AS id
MATCH (a:Minister {id: id})-[one:ATTENDED]->(m:Meeting)<-[two:ATTENDED]-(b:Minister)
WHERE a.id <> b.id AND m.status = 'held' AND one.confidence >= $confidence AND two.confidence >= $confidence
WITH a, m, b ORDER BY m.date, m.id, a.id
WITH b, head(collect({id: a.id, name: a.name, meeting: m.name, date: m.date,
  date_precision: m.date_precision, city: m.city})) AS seat
RETURN b.id AS id, b.name AS name, seat.id AS beside, seat.name AS beside_name, seat.meeting AS meeting,
  seat.date AS date, seat.date_precision AS date_precision, seat.city AS city
ORDER BY id
