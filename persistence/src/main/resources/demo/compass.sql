-- compass: a company with a chain of two tiers, which has its own model of fulfilments.

INSERT INTO Customers (id, number, name, email, currency)
VALUES
    (1, 'C001', 'Lakeside Hotels', 'orders@lakeside.example', 'USD'),
    (2, 'C901', 'Compass Sales, as a customer of the warehouse', NULL, 'USD');

INSERT INTO Vendors (id, number, name, currency) VALUES (1, 'V001', 'Compass Warehouse', 'USD');

INSERT INTO Addresses (id, customerId, name, street, city, state, postalCode, country)
VALUES (1, 1, 'Lakeside Hotels', '55 Shore Drive', 'Duluth', 'MN', '55802', 'US');

INSERT INTO Locations (id, code, name) VALUES (1, 'MSP', 'Minneapolis warehouse');

INSERT INTO Items (id, sku, name, unitPrice, unitCost, currency, unitOfMeasure, vendorId)
VALUES
    (1, 'TV-43', 'Television, 43 inch', 349.000000, 270.000000, 'USD', 'EA', 1),
    (2, 'MOUNT-43', 'Wall mount', 39.000000, 21.000000, 'USD', 'EA', 1);

INSERT INTO SalesOrders (id, number, customerId, dateOrder, status, shipToAddressId, locationId, externalReference)
VALUES
    (1, 'SO00001', 1, '2026-11-04', 'open', 1, NULL, 'LH-77'),
    (2, 'SO00002', 2, '2026-11-04', 'open', 1, 1, 'PO00001');

INSERT INTO SalesOrderItems (id, salesOrderId, lineNumber, itemId, quantity, unitPrice, unitCost, description)
VALUES
    (1, 1, 1, 1, 20.000000, 349.000000, 270.000000, 'Television, 43 inch'),
    (2, 1, 2, 2, 20.000000, 39.000000, 21.000000, 'Wall mount'),
    (3, 2, 1, 1, 20.000000, 290.000000, 270.000000, 'Television, 43 inch'),
    (4, 2, 2, 2, 20.000000, 25.000000, 21.000000, 'Wall mount');

INSERT INTO PurchaseOrders (id, number, vendorId, dateOrder, status, shipToAddressId)
VALUES (1, 'PO00001', 1, '2026-11-04', 'open', 1);

INSERT INTO PurchaseOrderItems (id, purchaseOrderId, lineNumber, itemId, quantity, unitPrice, description)
VALUES
    (1, 1, 1, 1, 20.000000, 290.000000, 'Television, 43 inch'),
    (2, 1, 2, 2, 20.000000, 25.000000, 'Wall mount');

INSERT INTO SalesOrders_PurchaseOrders (salesOrderId, purchaseOrderId) VALUES (1, 1);

INSERT INTO PurchaseOrders_SalesOrders (purchaseOrderId, salesOrderId) VALUES (1, 2);

INSERT INTO SalesOrderItems_PurchaseOrderItems (salesOrderItemId, purchaseOrderItemId) VALUES (1, 1), (2, 2);

INSERT INTO PurchaseOrderItems_SalesOrderItems (purchaseOrderItemId, salesOrderItemId) VALUES (1, 3), (2, 4);

INSERT INTO NumberSequences (name, lastNumber) VALUES ('salesOrders', 2), ('purchaseOrders', 1);
