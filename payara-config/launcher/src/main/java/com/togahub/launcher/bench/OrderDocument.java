package com.togahub.launcher.bench;

import java.util.List;
import java.util.UUID;

/**
 * Orders as a buyer's system writes them.
 *
 * @param domain of the sender's identity
 * @param identity the sender's
 * @param secret shared with the sender
 */
record OrderDocument(String domain, String identity, String secret) {
    private static final String DOCUMENT = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.050/cXML.dtd">
            <cXML payloadID="%1$s@bench.example" timestamp="2026-11-02T09:00:00-06:00" xml:lang="en-US">
              <Header>
                <From><Credential domain="%2$s"><Identity>%3$s</Identity></Credential></From>
                <To><Credential domain="NetworkId"><Identity>AN01000000009</Identity></Credential></To>
                <Sender>
                  <Credential domain="%2$s"><Identity>%3$s</Identity><SharedSecret>%4$s</SharedSecret></Credential>
                  <UserAgent>Benchmark</UserAgent>
                </Sender>
              </Header>
              <Request deploymentMode="production">
                <OrderRequest>
                  <OrderRequestHeader orderID="%5$s" orderDate="2026-11-02T09:00:00-06:00" orderType="regular" type="new">
                    <Total><Money currency="USD">%6$d.00</Money></Total>
                    <ShipTo>
                      <Address addressID="D1" isoCountryCode="US">
                        <Name xml:lang="en">Depot</Name>
                        <PostalAddress name="default">
                          <DeliverTo>Gate 1</DeliverTo><Street>1 School Rd</Street><City>Springfield</City>
                          <State>IL</State><PostalCode>62701</PostalCode><Country isoCountryCode="US">United States</Country>
                        </PostalAddress>
                      </Address>
                    </ShipTo>
                    <Extrinsic name="costCentre">77-100</Extrinsic>
                  </OrderRequestHeader>
            %7$s    </OrderRequest>
              </Request>
            </cXML>
            """;
    private static final String LINE = """
                  <ItemOut quantity="2" lineNumber="%1$d" requestedDeliveryDate="2026-12-01">
                    <ItemID><SupplierPartID>%2$s</SupplierPartID></ItemID>
                    <ItemDetail>
                      <UnitPrice><Money currency="USD">5.00</Money></UnitPrice>
                      <Description xml:lang="en">Part %2$s</Description>
                      <UnitOfMeasure>EA</UnitOfMeasure>
                      <Classification domain="UNSPSC">26121600</Classification>
                      <ManufacturerPartID>M-%2$s</ManufacturerPartID>
                    </ItemDetail>
                    <Distribution>
                      <Accounting name="charge"><AccountingSegment id="100"><Name xml:lang="en">Account</Name>
                        <Description xml:lang="en">Supplies</Description></AccountingSegment></Accounting>
                      <Charge><Money currency="USD">10.00</Money></Charge>
                    </Distribution>
                  </ItemOut>
            """;

    /** A new order of two pieces of each of these parts. */
    String of(String orderId, List<String> parts) {
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < parts.size(); i++) {
            lines.append(LINE.formatted(i + 1, parts.get(i)));
        }
        return DOCUMENT.formatted(UUID.randomUUID(), domain, identity, secret, orderId, 10 * parts.size(), lines);
    }
}
