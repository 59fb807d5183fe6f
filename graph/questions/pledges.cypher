// Pledges by state and topic, with their deadlines, and what the same sides stated later on the same topics.
// A person's side is the state or organization represented: a minister may go on where another began.
//
// $state: who pledged (ISO 3166-1 alpha-3), null for all
// $topic: a topic, or words of the pledge; null for all
// $since, $until: first and last day of pledging, null for no limit
// $confidence: edges that are less sure are left out, 0 to 1
// $all: mere courtesies too
// Try  :params {state: "CHN", topic: null, since: null, until: null, confidence: 0.0, all: false}
CALL {
  MATCH (s:State)-[p:PLEDGED]->(c:Commitment)
  WHERE s.iso3 = $state AND p.confidence >= $confidence RETURN c
  UNION MATCH (s:State)<-[r:REPRESENTS]-(:Minister)-[p:PLEDGED]->(c:Commitment)
  WHERE s.iso3 = $state AND r.confidence >= $confidence AND p.confidence >= $confidence RETURN c
  UNION MATCH (c:Commitment) WHERE $state IS NULL RETURN c
}
MATCH (c)<-[p:PLEDGED]-(x) WHERE p.confidence >= $confidence AND ($all OR NOT coalesce(c.minor, false))
WITH c, p.date AS day, coalesce(x.iso3, x.acronym, x.name) AS party,
  CASE WHEN x:Minister THEN
    [(x)-[r:REPRESENTS]->(y) WHERE r.confidence >= $confidence | coalesce(y.iso3, y.acronym, y.name)] ELSE [] END AS represented
UNWIND CASE WHEN represented = [] THEN [party] ELSE represented END AS side
WITH c, day, side, party ORDER BY side, party
WITH c, collect(DISTINCT side) AS sides, collect(DISTINCT party) AS parties, min(day) AS date
WITH sides, collect({id: c.id, text: c.text, topics: coalesce(c.topics, []), status: c.status,
  deadline: c.deadline, beneficiary: c.beneficiary, amount: c.amount, currency: c.currency, date: date,
  parties: parties}) AS pledges
UNWIND pledges AS pledge
WITH pledge, pledges
WHERE ($topic IS NULL OR $topic IN pledge.topics OR toLower(pledge.text) CONTAINS toLower($topic))
  AND ($since IS NULL OR pledge.date >= $since) AND ($until IS NULL OR pledge.date <= $until)
WITH pledge, [x IN pledges WHERE x.date > pledge.date AND any(t IN x.topics WHERE t IN pledge.topics)] AS later
OPTIONAL MATCH (c:Commitment {id: pledge.id})-[at:MADE_AT]->(m:Meeting) WHERE at.confidence >= $confidence
WITH pledge, later, min(m.name) AS meeting
OPTIONAL MATCH (:Commitment {id: pledge.id})-[to:TOWARDS]->(y) WHERE to.confidence >= $confidence
WITH pledge, later, meeting, coalesce(y.iso3, y.acronym, y.name) AS side ORDER BY side
WITH pledge, later, meeting, collect(DISTINCT side) AS sides
RETURN pledge.date AS date, pledge.parties AS parties, pledge.text AS pledge,
  sides + CASE WHEN pledge.beneficiary IS NULL THEN [] ELSE [pledge.beneficiary] END AS towards,
  pledge.amount AS amount, pledge.currency AS currency, pledge.topics AS topics,
  pledge.status AS status, pledge.deadline AS deadline, meeting,
  [x IN later | toString(x.date) + ' ' + coalesce(x.status, 'stated') + ': ' + x.text] AS later, pledge.id AS id
ORDER BY date, pledge, parties
