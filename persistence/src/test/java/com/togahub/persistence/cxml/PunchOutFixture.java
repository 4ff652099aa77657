package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.punchout.BasketChange;
import com.togahub.engine.cxml.punchout.Departure;
import com.togahub.engine.cxml.punchout.Pass;
import com.togahub.engine.cxml.punchout.PunchOut;
import com.togahub.engine.cxml.punchout.SessionKey;
import com.togahub.engine.cxml.punchout.Visit;
import com.togahub.engine.cxml.punchout.Visitor;
import com.togahub.persistence.cxml.GatewayFixture.Answer;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Buyers whose people shop: one identity per kind of session, an empty catalogue but for two items with prices. */
final class PunchOutFixture {
    static final Visitor VISITOR = new Visitor("cxml.example", Optional.of("127.0.0.1"), Optional.of("Browser 1"));
    static final String COOKIE = "  a\"><script>alert(1)</script>&amp;\u20ac ";

    private static final Pattern START =
            Pattern.compile("<StartPage><URL>https://cxml\\.example/punchout/gate/start/([^<]+)</URL></StartPage>");

    final GatewayFixture gateway = new GatewayFixture();
    final PunchOut pages = gateway.punchOut(Clock.systemUTC());

    PunchOutFixture() {
        DatabaseServer.shared()
                .execute(
                        gateway.client(),
                        "INSERT INTO Items (sku, name, unitPrice, currency, unitOfMeasure, classification, manufacturerName)"
                                + " VALUES ('S-1', 'Screw <b>&\"', 0.125, 'EUR', 'C62', '31161500', 'Maker & Sons'),"
                                + " ('S-2', 'Anchor 100%', 20, NULL, NULL, 'eClass:27-01', NULL),"
                                + " ('S-3', 'Dollar bolt', 3, 'USD', 'EA', NULL, NULL)",
                        "INSERT INTO Items (sku, name, unitPrice, isActive) VALUES ('S-9', 'Old screw', 1, 0)",
                        "UPDATE Customers SET currency = 'EUR'");
        for (String kind : List.of("CART", "QUOTE", "SESSION")) {
            identity(kind, "\"kind\": \"" + kind + "\"");
        }
    }

    /** Adds an identity with these terms. */
    void identity(String name, String terms) {
        gateway.identity(name, "{\"customer\": {\"number\": \"C001\"}, \"punchOut\": {" + terms + "}}");
    }

    /** A setup request; the parts come after the cookie. */
    static String setup(String identity, String operation, String payloadId, String parts) {
        return """
                <?xml version="1.0" encoding="UTF-8"?>
                <cXML payloadID="%3$s" timestamp="2026-11-01T10:00:00-05:00">
                  <Header>
                    <From><Credential domain="DUNS"><Identity>%1$s</Identity></Credential></From>
                    <To><Credential domain="NetworkId"><Identity>Supplier &amp; Co</Identity></Credential></To>
                    <Sender>
                      <Credential domain="DUNS"><Identity>%1$s</Identity><SharedSecret>open sesame</SharedSecret></Credential>
                      <UserAgent>Buyer 1.0</UserAgent>
                    </Sender>
                  </Header>
                  <Request>
                    <PunchOutSetupRequest operation="%2$s">
                      <BuyerCookie>%4$s</BuyerCookie>%5$s
                    </PunchOutSetupRequest>
                  </Request>
                </cXML>
                """.formatted(identity, operation, payloadId, escaped(COOKIE), parts);
    }

    static final String POST =
            "<BrowserFormPost><URL>https://buyer.example:8443/cart?s=1&amp;t=2</URL></BrowserFormPost>";

    private static String escaped(String text) {
        return text.replace("&", "&amp;").replace("<", "&lt;").replace(">", "&gt;");
    }

    static String fresh() {
        return UUID.randomUUID() + "@buyer";
    }

    /** Sends a setup request that succeeds; answers the key of its start page. */
    SessionKey opened(String identity, String operation, String parts) {
        return key(gateway.post(setup(identity, operation, fresh(), parts)));
    }

    static SessionKey key(Answer answer) {
        Matcher start = START.matcher(answer.document());
        assertTrue(start.find(), answer.document());
        assertEquals("200", answer.status());
        return new SessionKey(start.group(1));
    }

    /** Opens a start page. */
    Pass visitor(String identity, String operation, String parts) {
        return pages.start("gate", opened(identity, operation, parts), VISITOR)
                .orElseThrow()
                .pass();
    }

    Visit see(Pass pass) {
        return pages.see(pass, Optional.empty(), VISITOR).orElseThrow();
    }

    void add(Pass pass, String sku, String quantity) {
        String item = Query.value(gateway.client(), "SELECT uuid FROM Items WHERE sku = ?", sku);
        assertEquals(Optional.empty(), change(pass, new BasketChange.Add(item, quantity)));
    }

    /** Changes a basket; answers why not. */
    Optional<String> change(Pass pass, BasketChange change) {
        return pages.change(pass, change, VISITOR).orElseThrow().refusal();
    }

    /** Ends a visit; answers the message. */
    String leave(Pass pass, boolean takesBasket) {
        Departure departure = pages.leave(pass, takesBasket, VISITOR).orElseThrow();
        assertEquals("cXML-base64", departure.form().orElseThrow().field());
        return new String(Base64.getDecoder().decode(departure.form().get().value()), StandardCharsets.UTF_8);
    }

    /** A cart that was returned with two lines; answers its items as a later request repeats them. */
    String returned(String identity) {
        Pass pass = visitor(identity, "create", POST);
        add(pass, "S-1", "8");
        add(pass, "S-2", "1,5");
        return repeated(leave(pass, true));
    }

    /** The items of a message as a buyer sends them again. */
    static String repeated(String message) {
        Matcher item = Pattern.compile("<ItemIn (quantity=\"[^\"]+\")><ItemID>(.*?)</ItemID>")
                .matcher(message);
        List<String> items = new ArrayList<>();
        while (item.find()) {
            items.add("<ItemOut " + item.group(1) + "><ItemID>" + item.group(2) + "</ItemID></ItemOut>");
        }
        return String.join("", items);
    }

    Map<String, String> session(Pass pass) {
        return Query.rows(gateway.client(), "SELECT * FROM PunchOutSessions WHERE uuid = ?", pass.sessionUuid())
                .get(0);
    }
}
