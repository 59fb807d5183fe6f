// Who sat at a meeting with one of some persons: each once, with the first such meeting. Chains of meetings
// are made of these steps.
//
// $persons: ids
// Try  :params {persons: ["xi-jinping-chn"]}
UNWIND $persons AS id
MATCH (a:Minister {id: id})-[:ATTENDED]->(m:Meeting)<-[:ATTENDED]-(b:Minister)
WHERE a.id <> b.id
WITH a, m, b ORDER BY m.date, m.id, a.id
WITH b, head(collect({id: a.id, name: a.name, meeting: m.name, date: m.date, city: m.city})) AS seat
RETURN b.id AS id, b.name AS name, seat.id AS beside, seat.name AS beside_name, seat.meeting AS meeting,
  seat.date AS date, seat.city AS city
ORDER BY id
