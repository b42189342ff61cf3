SELECT m.who AS m, e.date AS e_date, e.place AS e_place FROM events AS e
    JOIN members AS m ON m.event = e.id AND m.role = 'mediator'
WHERE e.kind = 'mediation' AND e.status <> 'denied' AND substr(e.date_start, 1, 4) <= '2025' AND substr(e.date_end, 1, 4) >= '2025'
    AND EXISTS (SELECT 1 FROM roles WHERE event = e.id AND role = 'party' AND who = 'COD')
    AND EXISTS (SELECT 1 FROM roles WHERE event = e.id AND role = 'party' AND who = 'RWA');
