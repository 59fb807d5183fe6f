// Two years side by side: meetings that were held, partners in talks, and organizations whose meetings a state
// attended; which ties are new, and which are gone.
//
// $years: the earlier and the later
// $state: whose (ISO 3166-1 alpha-3), null for all
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {years: [2013, 2014], state: "CHN", confidence: 0.0}
CALL {
  MATCH (a:State)-[t:BILATERAL_TALKS]-(b:State)
  WHERE a.iso3 = $state AND t.status = 'held' AND t.date.year IN $years AND t.confidence >= $confidence
  RETURN 'talks' AS tie, a.iso3 AS state, b.iso3 AS partner, t.date.year AS year, count(DISTINCT t.meeting) AS number
  UNION ALL MATCH (a:State)-[t:BILATERAL_TALKS]->(b:State)
  WHERE $state IS NULL AND t.status = 'held' AND t.date.year IN $years AND t.confidence >= $confidence
  RETURN 'talks' AS tie, a.iso3 AS state, b.iso3 AS partner, t.date.year AS year, count(DISTINCT t.meeting) AS number
  UNION ALL MATCH (a:State)-[t:ATTENDED]->(m:Meeting)<-[c:CONVENED]-(o:Organization)
  WHERE a.iso3 = $state AND m.status = 'held' AND m.date.year IN $years
    AND t.confidence >= $confidence AND c.confidence >= $confidence
  RETURN 'organization' AS tie, a.iso3 AS state, coalesce(o.acronym, o.name) AS partner, m.date.year AS year,
    count(DISTINCT m) AS number
  UNION ALL MATCH (m:Meeting)<-[c:CONVENED]-(o:Organization)
  WHERE $state IS NULL AND m.status = 'held' AND m.date.year IN $years AND c.confidence >= $confidence
  RETURN 'organization' AS tie, null AS state, coalesce(o.acronym, o.name) AS partner, m.date.year AS year,
    count(DISTINCT m) AS number
  UNION ALL MATCH (a:State)-[t:ATTENDED]->(m:Meeting)
  WHERE a.iso3 = $state AND m.status = 'held' AND m.date.year IN $years AND t.confidence >= $confidence
  RETURN 'all meetings' AS tie, a.iso3 AS state, null AS partner, m.date.year AS year, count(DISTINCT m) AS number
  UNION ALL MATCH (m:Meeting)<-[t:REPORTS]-(:Article)
  WHERE $state IS NULL AND m.status = 'held' AND m.date.year IN $years AND t.confidence >= $confidence
  RETURN 'all meetings' AS tie, null AS state, null AS partner, m.date.year AS year, count(DISTINCT m) AS number
}
WITH tie, state, partner, sum(CASE WHEN year = $years[0] THEN number ELSE 0 END) AS before,
  sum(CASE WHEN year = $years[1] THEN number ELSE 0 END) AS after
RETURN tie, state, partner, before, after,
  CASE WHEN before = 0 THEN 'new' WHEN after = 0 THEN 'gone' WHEN after > before THEN 'more'
    WHEN after < before THEN 'fewer' ELSE 'same' END AS change
ORDER BY tie, after DESC, before DESC, state, partner
