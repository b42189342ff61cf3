SELECT m.status, m.date, m.mediator, m.party, m.place FROM mediated AS m JOIN events AS e ON e.id = m.event
WHERE m.status <> 'denied' AND m.date IS NOT NULL
    AND coalesce(e.date_end, '9999') >= '2025-01-01' AND coalesce(e.date_start, '') <= '2025-12-31'
    AND EXISTS (SELECT 1 FROM roles WHERE event = e.id AND role = 'party' AND who = 'COD')
    AND EXISTS (SELECT 1 FROM roles WHERE event = e.id AND role = 'party' AND who = 'RWA');
