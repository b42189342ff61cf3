WITH RECURSIVE
    linking(a, b, event, kind) AS (SELECT DISTINCT a, b, event, kind FROM linked WHERE status <> 'denied'),
    reached(who, steps) AS (VALUES ('houthis', 0) UNION SELECT b, steps + 1 FROM reached JOIN linking ON a = who WHERE steps < 5),
    leading(who, steps) AS (VALUES ('UKR', 0) UNION SELECT a, steps + 1 FROM leading JOIN linking ON b = who WHERE steps < 5)
SELECT r.steps + 1 AS step, l.a AS "from",
    (SELECT group_concat(role, '; ') FROM (SELECT DISTINCT role FROM roles WHERE event = l.event AND who = l.a)) AS role,
    l.kind, l.b AS "to",
    (SELECT group_concat(role, '; ') FROM (SELECT DISTINCT role FROM roles WHERE event = l.event AND who = l.b)) AS "as"
FROM linking AS l JOIN reached AS r ON r.who = l.a JOIN leading AS t ON t.who = l.b
WHERE r.steps + 1 + t.steps = (SELECT min(steps) FROM reached WHERE who = 'UKR');
