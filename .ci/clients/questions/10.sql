SELECT status, who, topic FROM timeline AS t
WHERE kind = 'agreement' AND status = 'planned' AND EXISTS (SELECT 1 FROM roles WHERE event = t.event AND who = 'm23');
