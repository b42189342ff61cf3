SELECT date, status FROM events
WHERE kind = 'release' AND status <> 'denied' AND date IS NOT NULL
    AND coalesce(date_end, '9999') >= '2023-04-01' AND coalesce(date_start, '') <= '2023-04-30';
