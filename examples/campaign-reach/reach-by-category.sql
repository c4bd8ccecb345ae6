-- How many people who saw a campaign bought from the advertiser, by category of the advertisement.
--
-- The impressions are under differential privacy: the common table expression keeps the user identifier, and the final
-- SELECT aggregates over it.
WITH exposed_buyers AS (
  SELECT i.uid, i.cat1, c.conversion_id
  FROM impressions i
  JOIN conversions c ON c.uid = i.uid
  WHERE i.campaign = :campaign
    AND c.conversion_timestamp >= :converted_since
)
SELECT cat1 AS category,
       COUNT(DISTINCT uid) AS buyers,
       COUNT(conversion_id) AS conversions
FROM exposed_buyers
GROUP BY cat1
ORDER BY category ASC
