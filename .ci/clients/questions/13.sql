SELECT DISTINCT a.who AS a, b.who AS b, x.date AS x_date, y.date AS y_date
FROM events AS x
    JOIN members AS a ON a.event = x.id AND a.role = 'actor'
    JOIN members AS b ON b.event = x.id AND b.role = 'target' AND b.who <> a.who
    JOIN events AS y ON y.kind = 'release' AND y.status <> 'denied' AND x.date_end < y.date_start
    JOIN members AS ra ON ra.event = y.id AND ra.role = 'releaser' AND ra.who = a.who
    JOIN members AS rb ON rb.event = y.id AND rb.role = 'releaser' AND rb.who = b.who
WHERE x.kind = 'assault' AND x.status <> 'denied';
