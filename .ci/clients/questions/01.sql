SELECT mediator, party FROM mediated AS m
WHERE status <> 'denied'
    AND EXISTS (SELECT 1 FROM roles WHERE event = m.event AND role = 'party' AND who = 'hamas')
    AND EXISTS (SELECT 1 FROM roles WHERE event = m.event AND role = 'party' AND who = 'ISR')
    AND EXISTS (SELECT 1 FROM event_topics WHERE event = m.event AND topic = 'prisoner_exchange');
