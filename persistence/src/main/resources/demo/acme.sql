-- acme: one company that sells (tier 1), distributes (tier 2) and assembles (tier 3), with its whole chain in one database.
-- Sales order 1 of a customer becomes purchase order 1, that becomes sales order 2, that purchase order 2, that sales order 3,
-- where the goods are shipped.

INSERT INTO Customers (id, number, name, email, currency)
VALUES
    (1, 'C001', 'Northside Schools', 'orders@northside.example', 'USD'),
    (2, 'C002', 'Harbor Clinics', 'purchasing@harbor.example', 'USD'),
    (3, 'C003', 'Redwood Logistics', 'supply@redwood.example', 'USD'),
    (4, 'C901', 'Acme Sales, as a customer of distribution', NULL, 'USD'),
    (5, 'C902', 'Acme Distribution, as a customer of assembly', NULL, 'USD');

INSERT INTO Vendors (id, number, name, email, currency)
VALUES
    (1, 'V001', 'Acme Distribution', 'distribution@acme.example', 'USD'),
    (2, 'V002', 'Acme Assembly', 'assembly@acme.example', 'USD'),
    (3, 'V003', 'Cable Works', 'sales@cableworks.example', 'USD');

INSERT INTO Addresses (id, customerId, vendorId, name, deliverTo, street, city, state, postalCode, country)
VALUES
    (1, 1, NULL, 'Northside Schools', 'Receiving, dock 2', '100 Main Street', 'Springfield', 'IL', '62701', 'US'),
    (2, 1, NULL, 'Northside Schools', 'Accounts payable', '1 Office Plaza', 'Springfield', 'IL', '62701', 'US'),
    (3, 2, NULL, 'Harbor Clinics', 'Central stores', '20 Quay Road', 'Portland', 'ME', '04101', 'US'),
    (4, 3, NULL, 'Redwood Logistics', NULL, '7 Forest Avenue', 'Eureka', 'CA', '95501', 'US'),
    (5, NULL, 1, 'Acme Distribution', NULL, '400 Warehouse Way', 'Columbus', 'OH', '43004', 'US'),
    (6, NULL, 2, 'Acme Assembly', NULL, '9 Factory Lane', 'Austin', 'TX', '73301', 'US');

INSERT INTO Locations (id, code, name, addressId)
VALUES
    (1, 'COL', 'Columbus warehouse', 5),
    (2, 'AUS', 'Austin assembly', 6);

INSERT INTO Items (id, sku, name, isBundle, unitPrice, unitCost, currency, unitOfMeasure, vendorId, supplierPartId)
VALUES
    (1, 'KIT-WORKSTATION', 'Workstation kit', 1, 1499.000000, 1180.000000, 'USD', 'EA', 1, NULL),
    (2, 'PC-TOWER', 'Desktop computer', 0, 899.000000, 720.000000, 'USD', 'EA', 2, NULL),
    (3, 'MONITOR-27', 'Monitor, 27 inch', 0, 279.000000, 210.000000, 'USD', 'EA', 2, NULL),
    (4, 'KEYBOARD-US', 'Keyboard, US layout', 0, 49.000000, 31.500000, 'USD', 'EA', 2, NULL),
    (5, 'MOUSE-OPT', 'Optical mouse', 0, 24.000000, 14.250000, 'USD', 'EA', 2, NULL),
    (6, 'DOCK-USBC', 'Docking station', 0, 159.000000, 118.000000, 'USD', 'EA', 2, NULL),
    (7, 'HEADSET-STD', 'Headset', 0, 89.000000, 61.000000, 'USD', 'EA', 2, NULL),
    (8, 'CABLE-USBC', 'USB-C cable, 2 m', 0, 12.500000, 4.100000, 'USD', 'EA', 3, 'CW-2001'),
    (9, 'LAPTOP-14', 'Laptop, 14 inch', 0, 1099.000000, 905.000000, 'USD', 'EA', 2, NULL),
    (10, 'PAPER-A4', 'Paper, A4, box of 5', 0, 27.990000, 18.335000, 'USD', 'CT', 3, 'CW-9004');

-- The chain.
INSERT INTO SalesOrders (
    id, number, customerId, dateOrder, status, shipToAddressId, billToAddressId, locationId, currency, externalReference)
VALUES
    (1, 'SO00001', 1, '2026-11-02', 'open', 1, 2, NULL, 'USD', 'NS-4711'),
    (2, 'SO00002', 4, '2026-11-02', 'open', 1, NULL, 1, 'USD', 'PO00001'),
    (3, 'SO00003', 5, '2026-11-03', 'open', 1, NULL, 2, 'USD', 'PO00002');

INSERT INTO SalesOrderItems (id, salesOrderId, lineNumber, itemId, quantity, unitPrice, unitCost, description, unitOfMeasure)
VALUES
    (1, 1, 1, 1, 1.000000, 1499.000000, 1180.000000, 'Workstation kit', 'EA'),
    (2, 1, 2, 8, 10.000000, 12.500000, 4.100000, 'USB-C cable, 2 m', 'EA'),
    (3, 2, 1, 1, 1.000000, 1290.000000, 1120.000000, 'Workstation kit', 'EA'),
    (4, 2, 2, 8, 10.000000, 7.800000, 4.100000, 'USB-C cable, 2 m', 'EA'),
    (5, 3, 1, 2, 1.000000, 720.000000, 655.000000, 'Desktop computer', 'EA'),
    (6, 3, 2, 3, 1.000000, 210.000000, 181.000000, 'Monitor, 27 inch', 'EA'),
    (7, 3, 3, 4, 1.000000, 31.500000, 22.000000, 'Keyboard, US layout', 'EA'),
    (8, 3, 4, 5, 1.000000, 14.250000, 9.900000, 'Optical mouse', 'EA'),
    (9, 3, 5, 6, 1.000000, 118.000000, 99.000000, 'Docking station', 'EA'),
    (10, 3, 6, 7, 1.000000, 61.000000, 48.500000, 'Headset', 'EA'),
    (11, 3, 7, 8, 10.000000, 4.100000, 3.050000, 'USB-C cable, 2 m', 'EA');

INSERT INTO PurchaseOrders (id, number, vendorId, dateOrder, status, shipToAddressId, locationId, currency)
VALUES
    (1, 'PO00001', 1, '2026-11-02', 'open', 1, NULL, 'USD'),
    (2, 'PO00002', 2, '2026-11-03', 'open', 1, 1, 'USD');

INSERT INTO PurchaseOrderItems (id, purchaseOrderId, lineNumber, itemId, quantity, unitPrice, description, unitOfMeasure)
VALUES
    (1, 1, 1, 1, 1.000000, 1290.000000, 'Workstation kit', 'EA'),
    (2, 1, 2, 8, 10.000000, 7.800000, 'USB-C cable, 2 m', 'EA'),
    (3, 2, 1, 2, 1.000000, 720.000000, 'Desktop computer', 'EA'),
    (4, 2, 2, 3, 1.000000, 210.000000, 'Monitor, 27 inch', 'EA'),
    (5, 2, 3, 4, 1.000000, 31.500000, 'Keyboard, US layout', 'EA'),
    (6, 2, 4, 5, 1.000000, 14.250000, 'Optical mouse', 'EA'),
    (7, 2, 5, 6, 1.000000, 118.000000, 'Docking station', 'EA'),
    (8, 2, 6, 7, 1.000000, 61.000000, 'Headset', 'EA'),
    (9, 2, 7, 8, 10.000000, 4.100000, 'USB-C cable, 2 m', 'EA');

INSERT INTO SalesOrders_PurchaseOrders (salesOrderId, purchaseOrderId) VALUES (1, 1), (2, 2);

INSERT INTO PurchaseOrders_SalesOrders (purchaseOrderId, salesOrderId) VALUES (1, 2), (2, 3);

-- The bundle is one line until distribution orders its six components; the cables stay one line.
INSERT INTO SalesOrderItems_PurchaseOrderItems (salesOrderItemId, purchaseOrderItemId)
VALUES (1, 1), (2, 2), (3, 3), (3, 4), (3, 5), (3, 6), (3, 7), (3, 8), (4, 9);

INSERT INTO PurchaseOrderItems_SalesOrderItems (purchaseOrderItemId, salesOrderItemId)
VALUES (1, 3), (2, 4), (3, 5), (4, 6), (5, 7), (6, 8), (7, 9), (8, 10), (9, 11);

-- Orders outside of the chain: two of the buyer's customer, three of others, one of them shipped in part.
INSERT INTO SalesOrders (
    id, number, customerId, dateOrder, status, shipToAddressId, locationId, currency, externalReference)
VALUES
    (4, 'SO00004', 1, '2026-11-09', 'open', 1, 1, 'USD', 'NS-4712'),
    (5, 'SO00005', 1, '2026-11-16', 'closed', 1, 1, 'USD', 'NS-4713'),
    (6, 'SO00006', 2, '2026-11-10', 'open', 3, 1, 'USD', 'HC-1'),
    (7, 'SO00007', 2, '2026-11-17', 'open', 3, 1, 'USD', 'HC-2'),
    (8, 'SO00008', 3, '2026-11-18', 'cancelled', 4, 1, 'USD', NULL);

INSERT INTO SalesOrderItems (id, salesOrderId, lineNumber, itemId, quantity, unitPrice, unitCost, description, unitOfMeasure)
VALUES
    (12, 4, 1, 9, 25.000000, 1049.000000, 905.000000, 'Laptop, 14 inch', 'EA'),
    (13, 5, 1, 10, 40.000000, 27.990000, 18.335000, 'Paper, A4, box of 5', 'CT'),
    (14, 6, 1, 3, 12.000000, 269.000000, 210.000000, 'Monitor, 27 inch', 'EA'),
    (15, 6, 2, 6, 12.000000, 159.000000, 118.000000, 'Docking station', 'EA'),
    (16, 7, 1, 9, 3.000000, 1099.000000, 905.000000, 'Laptop, 14 inch', 'EA'),
    (17, 8, 1, 7, 100.000000, 79.000000, 61.000000, 'Headset', 'EA');

INSERT INTO Units (id, serialNumber, itemId) VALUES (1, 'MN27-000101', 3), (2, 'MN27-000102', 3);

INSERT INTO TrackingNumbers (id, carrier, number) VALUES (1, 'UPS', '1Z0000000000000001');

INSERT INTO ItemFulfillments (
    id, number, salesOrderId, itemFulfillmentStageId, dateItemFulfillment, dateDeliveryEta, shipToAddressId, locationId)
SELECT 1, 'F00001', 6, id, '2026-11-12', '2026-11-16', 3, 1
FROM ItemFulfillmentStages
WHERE name = 'Shipped';

INSERT INTO ItemFulfillmentItems (id, itemFulfillmentId, salesOrderItemId, quantity) VALUES (1, 1, 14, 2.000000);

INSERT INTO ItemFulfillmentItemUnits (itemFulfillmentItemId, unitId) VALUES (1, 1), (1, 2);

INSERT INTO ItemFulfillmentPackages (itemFulfillmentId, trackingNumberId, weight, weightUnit)
VALUES (1, 1, 14.200000, 'LB');

INSERT INTO TransferOrders (id, number, dateOrder, status, fromLocationId, toLocationId)
VALUES (1, 'TO00001', '2026-11-19', 'open', 2, 1);

INSERT INTO NumberSequences (name, lastNumber)
VALUES
    ('salesOrders', 8),
    ('purchaseOrders', 2),
    ('itemFulfillments', 1),
    ('transferOrders', 1);
