package com.togahub.engine.cxml;

import com.togahub.engine.cxml.delivery.Post;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/** Small documents of our own, to be changed by the tests. */
public final class Documents {
    /** Every form of a good order holds this; tests replace parts of it. */
    public static final String ORDER = """
            <?xml version="1.0" encoding="UTF-8"?>
            <!DOCTYPE cXML SYSTEM "http://dtd.example/cXML.dtd">
            <cXML payloadID="1@buyer.example" timestamp="2026-11-01T10:00:00-05:00">
              <Header>
                <From><Credential domain="DUNS"><Identity>111</Identity></Credential></From>
                <To><Credential domain="DUNS"><Identity>999</Identity></Credential></To>
                <Sender>
                  <Credential domain="DUNS"><Identity>111</Identity><SharedSecret>open sesame</SharedSecret></Credential>
                  <UserAgent>Buyer 1.0</UserAgent>
                </Sender>
              </Header>
              <Request>
                <OrderRequest>
                  <OrderRequestHeader orderID="PO-1" orderDate="2026-11-01T23:30:00-05:00" orderType="regular">
                    <Total><Money currency="EUR">12.50</Money></Total>
                    <ShipTo><Address addressID="A1"><Name xml:lang="en">Depot</Name><PostalAddress>
                      <DeliverTo>Gate 1</DeliverTo><DeliverTo>Ramp 2</DeliverTo><Street>Long Road 5</Street>
                      <City>Bonn</City><PostalCode>53111</PostalCode><Country isoCountryCode="DE">Germany</Country>
                    </PostalAddress></Address></ShipTo>
                    <Payment><PCard number="4111111111111111" expiration="2030-01-01"/></Payment>
                    <Comments>Ring twice</Comments>
                    <Extrinsic name="costCentre">77</Extrinsic>
                  </OrderRequestHeader>
                  <ItemOut quantity="2.5" lineNumber="10">
                    <ItemID><SupplierPartID>P-1</SupplierPartID><BuyerPartID>B-9</BuyerPartID></ItemID>
                    <ItemDetail>
                      <UnitPrice><Money currency="EUR">5.00</Money></UnitPrice>
                      <Description xml:lang="en">Bolt<ShortName>B</ShortName></Description>
                      <UnitOfMeasure>EA</UnitOfMeasure>
                    </ItemDetail>
                    <Extrinsic name="colour">red</Extrinsic>
                  </ItemOut>
                </OrderRequest>
              </Request>
            </cXML>
            """;

    private Documents() {}

    /** The order with one part replaced by another. */
    public static String order(String part, String by) {
        if (!ORDER.contains(part)) {
            throw new IllegalArgumentException("no such part: " + part);
        }
        return ORDER.replace(part, by);
    }

    /** A document as it is posted. */
    public static Post post(String document) {
        return post(document.getBytes(StandardCharsets.UTF_8), "text/xml; charset=UTF-8");
    }

    /** Bytes as they are posted. */
    public static Post post(byte[] body, String contentType) {
        return new Post(
                Optional.of(contentType),
                Optional.empty(),
                body,
                "https://cxml.example/cxml",
                "cxml.example",
                Optional.empty(),
                Optional.empty());
    }
}
