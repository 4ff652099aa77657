package com.togahub.it.support;

import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.util.UUID;

/** A trading partner of the demo data who sends cXML. */
public final class Buyer {
    /** Its identity, of the domain {@code NetworkId}. */
    public static final String IDENTITY = "AN01000000001-DEMO";

    private static final String DOCTYPE =
            "<!DOCTYPE cXML SYSTEM \"http://xml.cxml.org/schemas/cXML/1.2.050/cXML.dtd\">";

    private static final String PARTS = """
            --cut
            Content-Type: text/xml; charset=UTF-8
            Content-ID: <document>

            %s
            --cut
            Content-Type: text/plain
            Content-ID: <attached>
            Content-Disposition: attachment; filename="%s"

            %s
            --cut--
            """;

    private Buyer() {}

    /** A payloadID that no document has used. */
    public static String newId() {
        return UUID.randomUUID() + "@buyer.example";
    }

    /** A document with its secret. */
    public static String document(String payloadId, String request) {
        return document(payloadId, secret(), DOCTYPE, request);
    }

    /** A document. */
    public static String document(String payloadId, String secret, String doctype, String request) {
        return document(payloadId, IDENTITY, secret, doctype, request);
    }

    /** A document of another partner of the domain {@code NetworkId}. */
    public static String documentOf(String identity, String secret, String request) {
        return document(newId(), identity, secret, DOCTYPE, request);
    }

    private static String document(String payloadId, String identity, String secret, String doctype, String request) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                %s
                <cXML payloadID="%s" timestamp="2026-11-02T09:00:00-06:00"><Header>
                <From><Credential domain="NetworkId"><Identity>%s</Identity></Credential></From>
                <To><Credential domain="NetworkId"><Identity>AN01000000009</Identity></Credential></To>
                <Sender><Credential domain="NetworkId"><Identity>%s</Identity><SharedSecret>%s</SharedSecret></Credential>
                <UserAgent>Integration test</UserAgent></Sender></Header>%s</cXML>""".formatted(doctype, payloadId, identity, identity, secret, request);
    }

    /** A new order of one line: three cables of 10.00. */
    public static String order(String orderId) {
        return """
                <Request deploymentMode="production"><OrderRequest>
                <OrderRequestHeader orderID="%s" orderDate="2026-11-02T09:00:00-06:00" type="new">
                <Total><Money currency="USD">30.00</Money></Total>
                <ShipTo><Address><Name xml:lang="en">Northside Schools</Name><PostalAddress><Street>1 School Rd</Street>
                <City>Springfield</City><State>IL</State><PostalCode>62701</PostalCode><Country isoCountryCode="US">US</Country>
                </PostalAddress></Address></ShipTo>
                <BillTo><Address><Name xml:lang="en">Northside Schools</Name></Address></BillTo>
                </OrderRequestHeader>
                <ItemOut quantity="3" lineNumber="1"><ItemID><SupplierPartID>%s</SupplierPartID></ItemID>
                <ItemDetail><UnitPrice><Money currency="USD">10.00</Money></UnitPrice>
                <Description xml:lang="en">Cable</Description><UnitOfMeasure>EA</UnitOfMeasure>
                <Classification domain="UNSPSC">26121600</Classification></ItemDetail></ItemOut>
                </OrderRequest></Request>""".formatted(orderId, Orders.ITEM);
    }

    /** The answer to a document. */
    public static HttpResponse<String> post(String document) {
        return Api.raw(request(Run.product().url(), document));
    }

    /** The answer to a document that comes with an attachment. */
    public static HttpResponse<String> postParts(String document, String fileName, String attachment) {
        String body = PARTS.replace("\n", "\r\n").formatted(document, fileName, attachment);
        return Api.raw(HttpRequest.newBuilder(URI.create(Run.product().url() + "/cxml"))
                .header("Content-Type", "multipart/related; boundary=cut; type=\"text/xml\"; start=\"<document>\"")
                .POST(BodyPublishers.ofString(body))
                .build());
    }

    /** A delivery to the node with this address. */
    public static HttpRequest request(String baseUrl, String document) {
        return HttpRequest.newBuilder(URI.create(baseUrl + "/cxml"))
                .header("Content-Type", "text/xml; charset=UTF-8")
                .POST(BodyPublishers.ofString(document))
                .build();
    }

    private static String secret() {
        return Run.product().cxmlIdentity(IDENTITY).sharedSecret();
    }
}
