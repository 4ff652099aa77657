-- The code behind records that have any.
UPDATE Records SET model = 'item-fulfillments' WHERE name = 'itemFulfillments';
