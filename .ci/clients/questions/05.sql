SELECT mediator, party FROM mediated AS m
WHERE status <> 'denied'
    AND EXISTS (SELECT 1 FROM roles WHERE event = m.event AND role = 'mediator' AND who = 'un')
    AND EXISTS (SELECT 1 FROM roles WHERE event = m.event AND role = 'party' AND who = 'RUS')
    AND EXISTS (SELECT 1 FROM roles WHERE event = m.event AND role = 'party' AND who = 'UKR');
