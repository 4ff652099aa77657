-- Whatever is written of a fulfilment marks it, so that it is mirrored up the chain before the request commits.
INSERT INTO ApiPayloadInterceptors (recordId, phase, method, handler, sequence)
SELECT r.id, 'POST', m.method, 'item-fulfillment-mirror', 100
FROM Records r
JOIN (SELECT 'POST' AS method UNION ALL SELECT 'PUT' UNION ALL SELECT 'DELETE') m
WHERE r.name IN ('itemFulfillments', 'itemFulfillmentItems', 'itemFulfillmentItemUnits', 'itemFulfillmentPackages')
ORDER BY r.id, m.method;

UPDATE MetadataVersion SET version = version + 1;
