SELECT date, kind,
    (SELECT group_concat('SDN ' || role, '; ') FROM (SELECT DISTINCT role FROM roles WHERE event = l.event AND who = 'SDN')) AS first,
    (SELECT group_concat('rsf ' || role, '; ') FROM (SELECT DISTINCT role FROM roles WHERE event = l.event AND who = 'rsf')) AS second,
    place
FROM linked AS l
WHERE a = 'SDN' AND b = 'rsf' AND status <> 'denied' AND date IS NOT NULL
    AND coalesce(date_end, '9999') >= '2023-05-01' AND coalesce(date_start, '') <= '2023-05-31'
GROUP BY event;
