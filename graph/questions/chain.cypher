// The shortest chain of meetings between two persons: each sat with the next at the meeting between them,
// which was held.
// For Neo4j: the embedded store looks at the conditions of a shortest path only when it has found one. The
// command line asks companions.cypher, step by step, on both.
//
// $person, $other: name or id
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {person: "Xi Jinping", other: "Joe Biden", confidence: 0.0}
MATCH (a:Minister) WHERE a.name = $person OR a.id = $person
MATCH (b:Minister) WHERE b.name = $other OR b.id = $other
MATCH p = shortestPath((a)-[:ATTENDED*..12]-(b))
WHERE all(n IN nodes(p) WHERE n:Minister OR (n:Meeting AND n.status = 'held'))
  AND all(r IN relationships(p) WHERE r.confidence >= $confidence)
UNWIND range(1, size(nodes(p)) - 2, 2) AS i
WITH a, b, i, nodes(p)[i - 1] AS one, nodes(p)[i] AS m, nodes(p)[i + 1] AS next
RETURN (i + 1) / 2 AS step, one.name AS person, m.name AS meeting, m.date AS date,
  m.date_precision AS date_precision, m.city AS city, next.name AS other
ORDER BY a.id, b.id, step
