WITH RECURSIVE here(id) AS (
    VALUES ('doha') UNION SELECT p.id FROM places AS p JOIN here ON p.within = here.id
)
SELECT date, status, who FROM timeline
WHERE kind = 'assault' AND status <> 'denied' AND place IN (SELECT id FROM here);
