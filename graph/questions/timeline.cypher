// What happened, in order: meetings and pledges of a state, a person or an organization, or of two of them
// together; offices that persons were first and last named in; when a state joined and left an organization.
//
// $one: whose (ISO 3166-1 alpha-3; id; id); $other: together with whom, null for one alone
// $since, $until: first and last day, null for no limit
// $confidence: edges that are less sure are left out, 0 to 1
// $all: mere courtesies among the pledges, too
// Try  :params {one: "CHN", other: "KAZ", since: null, until: null, confidence: 0.0, all: false}
CALL {
  MATCH (a:State {iso3: $one}) RETURN a
  UNION MATCH (a:Minister {id: $one}) RETURN a
  UNION MATCH (a:Organization {id: $one}) RETURN a
}
CALL {
  WITH a
  MATCH (a)-[t:ATTENDED|CONVENED]->(m:Meeting)
  WHERE t.confidence >= $confidence AND m.date IS NOT NULL AND ($other IS NULL OR $other IN
    [(m)<-[u:ATTENDED|CONVENED]-(x) WHERE u.confidence >= $confidence | coalesce(x.iso3, x.id)])
  WITH DISTINCT a, m
  RETURN m.date AS date, m.date_precision AS date_precision, m.kind AS event, m.name AS what, m.city AS city,
    m.status AS status, [(m)<-[u:ATTENDED]-(x) WHERE u.confidence >= $confidence AND labels(x) = labels(a)
      | coalesce(x.iso3, x.acronym, x.name)] AS parties, m.id AS id
  UNION ALL
  WITH a
  MATCH (a)-[p:PLEDGED]->(c:Commitment)
  WHERE $other IS NULL AND p.confidence >= $confidence AND ($all OR NOT coalesce(c.minor, false))
  RETURN p.date AS date, 'day' AS date_precision, 'pledge' AS event, c.text AS what, null AS city, c.status AS status,
    [(c)<-[q:PLEDGED]-(x) WHERE q.confidence >= $confidence | coalesce(x.iso3, x.acronym, x.name)] AS parties, c.id AS id
  UNION ALL
  WITH a
  MATCH (a)<-[r:REPRESENTS]-(:Minister)-[p:PLEDGED]->(c:Commitment)
  WHERE $other IS NULL AND r.confidence >= $confidence AND p.confidence >= $confidence
    AND ($all OR NOT coalesce(c.minor, false))
  RETURN p.date AS date, 'day' AS date_precision, 'pledge' AS event, c.text AS what, null AS city, c.status AS status,
    [(c)<-[q:PLEDGED]-(x) WHERE q.confidence >= $confidence | coalesce(x.iso3, x.acronym, x.name)] AS parties, c.id AS id
  UNION ALL
  WITH a
  MATCH (a)-[t:ATTENDED|CONVENED]->(m:Meeting)<-[at:MADE_AT]-(c:Commitment)<-[p:PLEDGED]-(y)
  WHERE $other IS NOT NULL AND t.confidence >= $confidence AND at.confidence >= $confidence
    AND p.confidence >= $confidence AND ($all OR NOT coalesce(c.minor, false)) AND $other IN
    [(m)<-[u:ATTENDED|CONVENED]-(x) WHERE u.confidence >= $confidence | coalesce(x.iso3, x.id)]
    AND any(side IN [coalesce(y.iso3, y.id)] +
      [(y)-[r:REPRESENTS]->(z) WHERE r.confidence >= $confidence | coalesce(z.iso3, z.id)] WHERE side IN [$one, $other])
  RETURN p.date AS date, 'day' AS date_precision, 'pledge' AS event, c.text AS what, null AS city, c.status AS status,
    [(c)<-[q:PLEDGED]-(x) WHERE q.confidence >= $confidence | coalesce(x.iso3, x.acronym, x.name)] AS parties, c.id AS id
  UNION ALL
  WITH a
  MATCH (a)-[r:REPRESENTS]-(x)
  WHERE $other IS NULL AND r.confidence >= $confidence
    AND (a:Minister OR r.role IN ['head_of_state', 'head_of_government', 'foreign', 'defence'])
  UNWIND CASE WHEN r.last_seen = r.first_seen THEN [[r.first_seen, 'named']]
    ELSE [[r.first_seen, 'first named'], [r.last_seen, 'last named']] END AS seen
  RETURN seen[0] AS date, 'day' AS date_precision, 'office' AS event, r.office AS what, null AS city,
    seen[1] AS status, [coalesce(x.iso3, x.acronym, x.name)] AS parties, coalesce(x.id, x.iso3) AS id
  UNION ALL
  WITH a
  MATCH (a)-[r:MEMBER_OF]->(o:Organization)
  WHERE $other IS NULL OR o.id = $other
  UNWIND [[r.since, 'joined'], [r.until, 'left']] AS change
  WITH o, change WHERE change[0] IS NOT NULL
  RETURN change[0] AS date, 'day' AS date_precision, 'membership' AS event, o.name AS what, null AS city,
    change[1] AS status, [] AS parties, o.id AS id
}
WITH date, date_precision, event, what, city, status, parties, id
WHERE date IS NOT NULL AND ($since IS NULL OR date >= $since) AND ($until IS NULL OR date <= $until)
UNWIND CASE WHEN parties = [] THEN [null] ELSE parties END AS party
WITH date, date_precision, event, what, city, status, id, party ORDER BY party
RETURN date, date_precision, event, what, city, collect(DISTINCT party) AS parties, status, id
ORDER BY date, event, id, status
