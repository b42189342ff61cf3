SELECT DISTINCT n.document AS d FROM mentions AS n JOIN events AS e ON e.id = n.event
WHERE e.kind = 'mediation' AND e.status <> 'denied'
    AND EXISTS (SELECT 1 FROM roles WHERE event = e.id AND role = 'mediator' AND who = 'QAT')
    AND EXISTS (SELECT 1 FROM roles WHERE event = e.id AND role = 'party' AND who = 'hamas')
    AND EXISTS (SELECT 1 FROM roles WHERE event = e.id AND role = 'party' AND who = 'ISR');
