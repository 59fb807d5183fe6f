// Talks that ended a silence of N years or more between two states.
//
// $state: one of the two (ISO 3166-1 alpha-3), null for all
// $years: how long the silence lasted at least
// $since, $until: first and last day of the talks that ended it, null for no limit
// $confidence: edges that are less sure are left out, 0 to 1
// Try  :params {state: null, years: 3, since: null, until: null, confidence: 0.0}
MATCH (a:State) WHERE $state IS NULL OR a.iso3 = $state
MATCH (a)-[t:BILATERAL_TALKS]-(b:State)
WHERE t.status = 'held' AND t.date IS NOT NULL AND t.confidence >= $confidence
  AND ($state IS NOT NULL OR a.iso3 < b.iso3)
WITH a, b, t.date AS day, min(t.meeting) AS meeting ORDER BY day
WITH a, b, collect(day) AS days, collect(meeting) AS meetings
UNWIND range(1, size(days) - 1) AS i
WITH a, b, days[i - 1] AS before, days[i] AS date, meetings[i - 1] AS earlier, meetings[i] AS meeting
WHERE before + duration({years: $years}) <= date
  AND ($since IS NULL OR date >= $since) AND ($until IS NULL OR date <= $until)
MATCH (e:Meeting {id: earlier})
MATCH (m:Meeting {id: meeting})
RETURN a.iso3 AS state, b.iso3 AS partner, before, e.date_precision AS before_precision, date,
  m.date_precision AS date_precision, m.name AS meeting, m.city AS city
ORDER BY date, state, partner
