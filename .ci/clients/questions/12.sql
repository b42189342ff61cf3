SELECT DISTINCT m.who AS m FROM events AS e JOIN members AS m ON m.event = e.id AND m.role = 'mediator'
WHERE e.kind = 'mediation' AND e.status <> 'denied'
    AND EXISTS (SELECT 1 FROM event_topics WHERE event = e.id AND topic = 'prisoner_exchange')
    AND EXISTS (SELECT 1 FROM roles WHERE event = e.id AND role = 'party' AND who = 'hamas');
