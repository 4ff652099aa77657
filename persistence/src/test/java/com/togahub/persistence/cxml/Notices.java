package com.togahub.persistence.cxml;

/** Ship notices of our own, to be changed by the tests. */
final class Notices {
    static final String CARRIER = """
            <ShipControl>
              <CarrierIdentifier domain="SCAC">FDE</CarrierIdentifier>
              <CarrierIdentifier domain="companyName">Federal Express</CarrierIdentifier>
              <ShipmentIdentifier domain="trackingNumber" trackingURL="https://track.example/77">MASTER-%s</ShipmentIdentifier>
              <PackageIdentification rangeBegin="1" rangeEnd="9"/>
              <Route method="motor"/>
            </ShipControl>
            """;

    private Notices() {}

    /** A new notice of these portions. */
    static String notice(String shipmentId, String payloadId, String portions) {
        return Supply.document(payloadId, """
                <ShipNoticeRequest>
                  <ShipNoticeHeader shipmentID="%s" noticeDate="2026-11-20T18:39:09-08:00"
                      shipmentDate="2026-11-20T08:30:19-08:00" deliveryDate="2026-11-24T09:00:00.250-0800" shipmentType="actual">
                    <ServiceLevel xml:lang="en-US">Ground</ServiceLevel>
                    <Comments xml:lang="en">All in one.</Comments>
                    <TermsOfTransport><SealID>SEAL-9</SealID></TermsOfTransport>
                    <Extrinsic name="invoiceNumber">INV1</Extrinsic>
                  </ShipNoticeHeader>
                  %s
                </ShipNoticeRequest>
                """.formatted(shipmentId, CARRIER.formatted(shipmentId) + portions));
    }

    /** The same as a later document about the shipment. */
    static String later(String operation, String shipmentId, String payloadId, String portions) {
        return notice(shipmentId, payloadId, portions)
                .replace("noticeDate", "operation=\"" + operation + "\" noticeDate")
                .replace("<Comments", "<DocumentReference payloadID=\"earlier@supplier\"/><Comments");
    }

    /** What is shipped of one order. */
    static String portion(String orderId, String... items) {
        return "<ShipNoticePortion><OrderReference orderID=\"" + orderId
                + "\" orderDate=\"2026-11-10T00:00:00-08:00\"><DocumentReference payloadID=\"po@us\"/></OrderReference>"
                + String.join("", items) + "</ShipNoticePortion>";
    }

    /** A line; what is in it comes after the unit. */
    static String item(int line, String quantity, String... inside) {
        return "<ShipNoticeItem lineNumber=\"" + line + "\" shipNoticeLineNumber=\"" + line * 10 + "\" quantity=\""
                + quantity + "\"><ItemID><SupplierPartID>S-" + line
                + "</SupplierPartID></ItemID><UnitOfMeasure>EA</UnitOfMeasure>" + String.join("", inside)
                + "</ShipNoticeItem>";
    }

    /** A package of a weight; without a parent, or a tracking number, where these are empty. */
    static String packaging(String sscc, String parent, String tracking, String dispatched) {
        return """
                <Packaging>
                  <PackagingCode xml:lang="en">CTN</PackagingCode>
                  <Dimension type="grossWeight" quantity="4.2"><UnitOfMeasure>KGM</UnitOfMeasure></Dimension>
                  <Dimension type="length" quantity="30"><UnitOfMeasure>CMT</UnitOfMeasure></Dimension>
                  <ShippingContainerSerialCode>%s</ShippingContainerSerialCode>
                """.formatted(sscc)
                + (parent.isEmpty()
                        ? ""
                        : "<ShippingContainerSerialCodeReference>" + parent + "</ShippingContainerSerialCodeReference>")
                + (tracking.isEmpty()
                        ? ""
                        : "<PackageID><PackageTrackingID>" + tracking + "</PackageTrackingID></PackageID>")
                + "<DispatchQuantity quantity=\"" + dispatched
                + "\"><UnitOfMeasure>EA</UnitOfMeasure></DispatchQuantity></Packaging>";
    }

    /** A piece. */
    static String piece(String serialNumber) {
        return "<AssetInfo serialNumber=\"" + serialNumber + "\" tagNumber=\"T-" + serialNumber + "\"/>";
    }
}
