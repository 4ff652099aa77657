package com.togahub.persistence.cxml;

import static com.togahub.persistence.cxml.PunchOutFixture.POST;
import static com.togahub.persistence.cxml.PunchOutFixture.fresh;
import static com.togahub.persistence.cxml.PunchOutFixture.setup;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertNull;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.punchout.Pass;
import com.togahub.engine.cxml.punchout.SessionKey;
import com.togahub.persistence.cxml.GatewayFixture.Answer;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a request for a session leaves behind, and what it is answered. */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class PunchOutSetupTest {

    private final PunchOutFixture fixture = new PunchOutFixture();
    private final GatewayFixture gateway = fixture.gateway;

    private Map<String, String> row(String payloadId) {
        return Query.rows(gateway.client(), "SELECT * FROM PunchOutSessions WHERE payloadID = ?", payloadId)
                .get(0);
    }

    private Answer refused(String status, String document) {
        String sessions = "SELECT COUNT(*) FROM PunchOutSessions";
        String before = Query.value(gateway.client(), sessions);
        Answer answer = gateway.post(document);
        assertEquals(status, answer.status(), answer.text());
        assertFalse(answer.document().contains("StartPage"));
        assertEquals(before, Query.value(gateway.client(), sessions));
        return answer;
    }

    @Test
    void who_has_no_terms_is_offered_nothing() {
        refused("450", setup("111", "create", fresh(), POST));
        assertFalse(profile("111").contains("PunchOutSetupRequest"));
    }

    @Test
    void the_profile_says_how_far_it_goes() {
        fixture.identity("only-create", "\"kind\": \"CART\", \"operations\": [\"create\"]");
        assertTrue(profile("CART")
                .contains("<Transaction requestName=\"PunchOutSetupRequest\">"
                        + "<URL>https://cxml.example/cxml</URL><Option name=\"operationAllowed\">edit</Option>"));
        assertTrue(profile("only-create").contains("<Option name=\"operationAllowed\">create</Option>"));
    }

    private String profile(String identity) {
        String document = setup(identity, "create", fresh(), "");
        int from = document.indexOf("<PunchOutSetupRequest");
        int to = document.indexOf("</Request>");
        return gateway.post(document.substring(0, from) + "<ProfileRequest/>" + document.substring(to))
                .document();
    }

    @ParameterizedTest
    @CsvSource({"CART,cartId,Carts", "QUOTE,quoteId,Quotes", "SESSION,,"})
    void a_session_fills_what_the_mapping_says(String kind, String column, String table) {
        String payloadId = fresh();
        PunchOutFixture.key(gateway.post(setup(kind, "create", payloadId, POST)));
        Map<String, String> row = row(payloadId);
        assertEquals(kind, row.get("kind"));
        assertEquals("created", row.get("status"));
        if (column == null) {
            assertNull(row.get("cartId"));
            assertNull(row.get("quoteId"));
        } else {
            Map<String, String> filled = Query.rows(
                            gateway.client(), "SELECT * FROM " + table + " WHERE id = ?", row.get(column))
                    .get(0);
            assertEquals(row.get("customerId"), filled.get("customerId"));
            assertEquals("open", filled.get("status"));
            assertEquals("EUR", filled.get("currency"));
            assertEquals(row.get("basketUuid"), filled.get("uuid"));
        }
        assertEquals(
                "1",
                Query.value(
                        gateway.client(),
                        "SELECT COUNT(*) FROM CxmlDocuments WHERE payloadID = ? AND punchOutSessionId = ?",
                        payloadId,
                        row.get("id")));
    }

    @Test
    void the_request_becomes_the_session() {
        String payloadId = fresh();
        gateway.post(setup("CART", "create", payloadId, POST + """
                <SupplierSetup><URL>not even an address</URL></SupplierSetup>
                <Extrinsic name="CostCenter">77</Extrinsic>
                <ShipTo><Address addressID="A7"><Name xml:lang="en">Depot</Name><PostalAddress><Street>Long Road 5</Street>
                <City>Bonn</City><Country isoCountryCode="DE">Germany</Country></PostalAddress></Address></ShipTo>
                <SelectedItem><ItemID><SupplierPartID>S-2</SupplierPartID></ItemID></SelectedItem>"""));
        Map<String, String> row = row(payloadId);
        assertEquals(PunchOutFixture.COOKIE, row.get("buyerCookie"));
        assertEquals("https://buyer.example:8443/cart?s=1&t=2", row.get("browserFormPostUrl"));
        assertEquals("S-2", row.get("selectedItem"));
        assertEquals("DUNS", row.get("fromDomain"));
        assertEquals("CART", row.get("fromIdentity"));
        assertTrue(row.get("extrinsics").contains("CostCenter"));
        assertEquals(
                "Long Road 5 C001",
                Query.value(
                        gateway.client(),
                        "SELECT CONCAT(a.street, ' ', c.number) FROM Addresses a JOIN Customers c ON c.id = a.customerId"
                                + " WHERE a.id = ?",
                        row.get("shipToAddressId")));
    }

    @Test
    void the_same_request_again_gets_the_same_start_page() {
        String payloadId = fresh();
        String document = setup("CART", "create", payloadId, POST);
        Answer first = gateway.post(document);
        Answer again = gateway.post(document);
        assertEquals(first.document(), again.document());
        assertEquals(
                "1",
                Query.value(gateway.client(), "SELECT COUNT(*) FROM PunchOutSessions WHERE payloadID = ?", payloadId));
        refused("409", document.replace("t=2", "t=3"));
    }

    @Test
    void no_key_is_kept_or_logged() {
        String payloadId = fresh();
        SessionKey key = PunchOutFixture.key(gateway.post(setup("CART", "create", payloadId, POST)));
        Pass pass = fixture.pages
                .start("gate", key, PunchOutFixture.VISITOR)
                .orElseThrow()
                .pass();
        fixture.see(pass);
        String everything = gateway.kept(payloadId)
                + Query.rows(gateway.logs(), "SELECT * FROM ApiTransactions").toString()
                + Query.rows(gateway.client(), "SELECT * FROM PunchOutSessions");
        assertTrue(everything.contains("{sealed:"));
        assertFalse(everything.contains(key.text()));
        assertFalse(everything.contains(pass.key().text()));
        assertFalse(everything.contains("open sesame"));
    }

    @Test
    void a_seal_of_one_answer_is_not_opened_in_another() {
        String payloadId = fresh();
        SessionKey key = PunchOutFixture.key(gateway.post(setup("CART", "create", payloadId, POST)));
        String sealed = gateway.kept(payloadId).get("response").replaceAll("(?s).*(\\{sealed:[^}]+}).*", "$1");
        String other = fresh();
        gateway.post(setup("CART", "create", other, POST));
        DatabaseServer.shared()
                .execute(
                        gateway.client(),
                        "UPDATE CxmlDocuments SET response = CONCAT(response, '" + sealed + "') WHERE payloadID = '"
                                + other + "'");
        String again = gateway.post(setup("CART", "create", other, POST)).document();
        assertTrue(again.contains(sealed));
        assertFalse(again.contains(key.text()));
    }

    @Test
    void what_is_not_acceptable_is_said() {
        String good = setup("CART", "create", fresh(), POST);
        refused("400", good.replaceAll("<BuyerCookie>.*?</BuyerCookie>", ""));
        refused("400", setup("CART", "create", fresh(), POST).replaceAll("(<BuyerCookie>).*?(</)", "$1 $2"));
        refused("400", setup("CART", "create", fresh(), "<BuyerCookie>second</BuyerCookie>"));
        for (String url : List.of("javascript:alert(1)", "https://user:pw@buyer.example/", "//buyer.example/")) {
            refused(
                    "400",
                    setup("CART", "create", fresh(), POST.replaceAll("<URL>.*</URL>", "<URL>" + url + "</URL>")));
        }
        refused("400", setup("CART", "destroy", fresh(), POST));
        refused("450", setup("CART", "source", fresh(), POST));
        refused("400", setup("CART", "edit", fresh(), POST + "<ItemOut quantity=\"-1\"><ItemID/></ItemOut>"));
    }

    @Test
    void an_operation_that_is_not_offered_is_450() {
        fixture.identity("just-create", "\"kind\": \"CART\", \"operations\": [\"create\"]");
        PunchOutFixture.key(gateway.post(setup("just-create", "create", fresh(), POST)));
        refused("450", setup("just-create", "edit", fresh(), POST));
        refused("450", setup("just-create", "inspect", fresh(), POST));
    }

    @Test
    void a_sender_without_customer_is_403() {
        gateway.identity("nobody", "{\"punchOut\": {\"kind\": \"CART\"}}");
        refused("403", setup("nobody", "create", fresh(), POST));
        gateway.identity("lost", "{\"customer\": {\"number\": \"C999\"}, \"punchOut\": {\"kind\": \"CART\"}}");
        refused("403", setup("lost", "create", fresh(), POST));
    }

    @Test
    void terms_that_are_not_understood_make_the_identity_unusable() {
        fixture.identity("typo", "\"kind\": \"CART\", \"minute\": 5");
        refused("401", setup("typo", "create", fresh(), POST));
    }

    @Test
    void a_person_becomes_a_user_where_the_terms_say_so() {
        fixture.identity("makes-users", "\"kind\": \"CART\", \"user\": {\"create\": true}");
        String known = "<Extrinsic name=\"useremail\">Ann@Buyer.example</Extrinsic><Extrinsic name=\"FirstName\">Ann"
                + "</Extrinsic><Extrinsic name=\"LastName\">Lee</Extrinsic>";
        String none = fresh();
        gateway.post(setup("CART", "create", none, POST + known));
        assertNull(row(none).get("userId"));
        assertTrue(row(none).get("contact").contains("Ann Lee"));
        String made = fresh();
        gateway.post(setup("makes-users", "create", made, POST + known));
        Map<String, String> user = Query.rows(
                        gateway.client(),
                        "SELECT * FROM Users WHERE id = ?",
                        row(made).get("userId"))
                .get(0);
        assertEquals("ann@buyer.example", user.get("email"));
        assertEquals("Ann Lee", user.get("name"));
        assertEquals(row(made).get("customerId"), user.get("customerId"));
        assertNull(user.get("passwordHash"));
        String again = fresh();
        gateway.post(setup(
                "CART",
                "create",
                again,
                POST + "<Contact role=\"endUser\"><Name xml:lang=\"en\">Ann</Name>"
                        + "<Email>ann@buyer.example</Email></Contact>"));
        assertEquals(user.get("id"), row(again).get("userId"));
        DatabaseServer.shared().execute(gateway.client(), "UPDATE Users SET isActive = 0 WHERE id = " + user.get("id"));
        refused("403", setup("CART", "create", fresh(), POST + known));
    }

    @Test
    void a_user_of_somebody_else_is_not_named() {
        DatabaseServer.shared()
                .execute(gateway.client(), "INSERT INTO Users (email, name) VALUES ('root@gate.example', 'Root')");
        String payloadId = fresh();
        gateway.post(setup(
                "CART", "create", payloadId, POST + "<Extrinsic name=\"UniqueName\">root@gate.example</Extrinsic>"));
        assertNull(row(payloadId).get("userId"));
    }

    @Test
    void a_check_opens_nothing() {
        String sessions = "SELECT COUNT(*) FROM PunchOutSessions";
        String before = Query.value(gateway.client(), sessions);
        assertTrue(
                gateway.check(setup("CART", "create", fresh(), POST)).status().isSuccess());
        assertFalse(gateway.check(setup("CART", "edit", fresh(), POST)).status().isSuccess());
        assertEquals(before, Query.value(gateway.client(), sessions));
    }

    @Test
    void every_session_has_a_key_of_its_own() {
        assertNotEquals(
                fixture.opened("CART", "create", POST).text(),
                fixture.opened("CART", "create", POST).text());
        assertTrue(fixture.opened("SESSION", "create", "").text().matches("[A-Za-z0-9_-]{43}"));
    }
}
