SELECT mediator, party, place FROM mediated AS m
WHERE status <> 'denied'
    AND EXISTS (SELECT 1 FROM roles WHERE event = m.event AND role = 'mediator' AND who = 'SAU')
    AND EXISTS (SELECT 1 FROM event_topics WHERE event = m.event AND topic = 'ceasefire');
