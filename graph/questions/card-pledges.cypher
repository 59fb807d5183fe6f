// What a state, a person or an organization pledged, itself or by those who act for it, the latest first.
//
// $key: who (ISO 3166-1 alpha-3; id; id)
// $confidence: edges that are less sure are left out, 0 to 1
// $all: mere courtesies too
// Try  :params {key: "CHN", confidence: 0.0, all: false}
CALL {
  MATCH (:State {iso3: $key})-[p:PLEDGED]->(c:Commitment) WHERE p.confidence >= $confidence RETURN c, p.date AS date
  UNION ALL MATCH (:State {iso3: $key})<-[r:REPRESENTS]-(:Minister)-[p:PLEDGED]->(c:Commitment)
  WHERE r.confidence >= $confidence AND p.confidence >= $confidence RETURN c, p.date AS date
  UNION ALL MATCH (:Organization {id: $key})-[p:PLEDGED]->(c:Commitment)
  WHERE p.confidence >= $confidence RETURN c, p.date AS date
  UNION ALL MATCH (:Organization {id: $key})<-[r:REPRESENTS]-(:Minister)-[p:PLEDGED]->(c:Commitment)
  WHERE r.confidence >= $confidence AND p.confidence >= $confidence RETURN c, p.date AS date
  UNION ALL MATCH (:Minister {id: $key})-[p:PLEDGED]->(c:Commitment)
  WHERE p.confidence >= $confidence RETURN c, p.date AS date
  UNION ALL MATCH (:Meeting {id: $key})<-[at:MADE_AT]-(c:Commitment)<-[p:PLEDGED]-()
  WHERE at.confidence >= $confidence AND p.confidence >= $confidence RETURN c, p.date AS date
}
WITH c, date WHERE $all OR NOT coalesce(c.minor, false)
RETURN c.id AS id, min(date) AS date
ORDER BY coalesce(date, date('0001-01-01')) DESC, id
