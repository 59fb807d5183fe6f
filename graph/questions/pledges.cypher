// Pledges by state and topic, with their deadlines, and what the same parties stated later on the same topics.
//
// $state: who pledged (ISO 3166-1 alpha-3), null for all
// $topic: a topic, or words of the pledge; null for all
// $since, $until: first and last day of pledging, null for no limit
// Try  :params {state: "CHN", topic: null, since: null, until: null}
CALL {
  MATCH (s:State)-[:PLEDGED]->(c:Commitment) WHERE $state IS NULL OR s.iso3 = $state RETURN c
  UNION MATCH (s:State)<-[:REPRESENTS]-(:Minister)-[:PLEDGED]->(c:Commitment)
    WHERE $state IS NULL OR s.iso3 = $state RETURN c
  UNION MATCH (:Organization)-[:PLEDGED]->(c:Commitment) WHERE $state IS NULL RETURN c
}
MATCH (c)<-[p:PLEDGED]-(x)
WITH c, coalesce(x.iso3, x.acronym, x.name) AS party, p.date AS day ORDER BY party
WITH c, collect(party) AS parties, min(day) AS date
WITH parties, collect({id: c.id, text: c.text, topics: coalesce(c.topics, []), status: c.status,
  deadline: c.deadline, date: date}) AS pledges
UNWIND pledges AS pledge
WITH parties, pledge, pledges
WHERE ($topic IS NULL OR $topic IN pledge.topics OR toLower(pledge.text) CONTAINS toLower($topic))
  AND ($since IS NULL OR pledge.date >= $since) AND ($until IS NULL OR pledge.date <= $until)
WITH parties, pledge,
  [x IN pledges WHERE x.date > pledge.date AND any(t IN x.topics WHERE t IN pledge.topics)] AS later
OPTIONAL MATCH (c:Commitment {id: pledge.id})-[:MADE_AT]->(m:Meeting)
WITH parties, pledge, later, min(m.name) AS meeting
RETURN pledge.date AS date, parties, pledge.text AS pledge, pledge.topics AS topics, pledge.status AS status,
  pledge.deadline AS deadline, meeting,
  [x IN later | toString(x.date) + ' ' + x.status + ': ' + x.text] AS later
ORDER BY date, pledge, parties
