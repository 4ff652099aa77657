package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.ForgedToken;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import com.togahub.launcher.DemoSecrets;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What has been done to other servers of this kind, done to the doors of this one. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class AbuseIT {
    private static final List<String> DOORS = List.of(
            "/sales-orders",
            "/sales-orders/11111111-1111-4111-8111-111111111111",
            "/describe",
            "/describe/items",
            "/openapi.json",
            "/explain/sales-orders");

    private final String url = Run.product().url();

    private JsonNode tokens() {
        DemoSecrets.Credential credential = Run.product().credential("demo-admin");
        ObjectNode body =
                Api.JSON.createObjectNode().put("apiKey", credential.apiKey()).put("secret", credential.secret());
        return Api.anonymous(url).post("/auth/api", body).succeeded(200).data("auth");
    }

    /** What a request shows instead of a good token, and the codes of their refusals. */
    private static Map<String, String> shown(JsonNode tokens) {
        String good = tokens.path("accessToken").asText();
        ForgedToken token = ForgedToken.of(good);
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("", "EN-1");
        shown.put("Basic YWRtaW46YWRtaW4=", "EN-1");
        shown.put(good, "EN-1");
        shown.put("Token " + good, "EN-1");
        shown.put("Bearer", "EN-2");
        shown.put("Bearer null", "EN-2");
        shown.put("Bearer a.b.c", "EN-2");
        shown.put("Bearer " + good + ", Bearer " + good, "EN-2");
        shown.put("Bearer " + good.substring(0, good.lastIndexOf('.') + 1), "EN-2");
        ForgedToken none = token.headed(header -> header.put("alg", "none"));
        shown.put("Bearer " + none.bare(), "EN-2");
        shown.put("Bearer " + none.unsigned(), "EN-2");
        shown.put("Bearer " + none.signed("HmacSHA256"), "EN-2");
        shown.put("Bearer " + token.headed(header -> header.put("alg", "HS512")).signed("HmacSHA512"), "EN-2");
        shown.put(
                "Bearer " + token.headed(header -> header.put("kid", "toga-0")).unsigned(), "EN-2");
        shown.put(
                "Bearer " + token.claiming(claims -> claims.put("jti", "other")).unsigned(), "EN-2");
        shown.put("Bearer " + signed(token, claims -> claims.put("iss", "toga:elsewhere")), "EN-2");
        shown.put("Bearer " + signed(token, claims -> claims.remove("iss")), "EN-2");
        shown.put("Bearer " + signed(token, claims -> claims.put("aud", "compass")), "EN-2");
        shown.put(
                "Bearer "
                        + signed(
                                token,
                                claims -> claims.putArray("aud").add("acme").add("compass")),
                "EN-2");
        shown.put("Bearer " + signed(token, claims -> claims.remove("aud")), "EN-2");
        shown.put("Bearer " + signed(token, claims -> claims.remove("id")), "EN-2");
        shown.put("Bearer " + signed(token, claims -> ((ObjectNode) claims.path("id")).remove("roleUuids")), "EN-2");
        shown.put("Bearer " + signed(token, claims -> claims.put("sub", "admin")), "EN-2");
        shown.put("Bearer " + signed(token, claims -> claims.put("exp", 1_000_000_000)), "EN-3");
        shown.put("Bearer " + tokens.path("refreshToken").asText(), "EN-4");
        return shown;
    }

    private static String signed(ForgedToken token, Consumer<ObjectNode> change) {
        return token.claiming(change).signed("HmacSHA256");
    }

    @Test
    @DisplayName("18: whoever fails to prove an identity is refused at every door, and never served as somebody else")
    void failedAuthentication() {
        JsonNode tokens = tokens();
        Api.withToken(url, ForgedToken.of(tokens.path("accessToken").asText()).signed("HmacSHA256"))
                .get("/sales-orders")
                .succeeded(200);
        shown(tokens).forEach((authorization, code) -> {
            for (String door : DOORS) {
                Api.send(asking(door).setHeader("Authorization", authorization).GET())
                        .refused(401, code);
            }
            String reference = Api.newId();
            Api.send(asking("/sales-orders")
                            .setHeader("Authorization", authorization)
                            .POST(BodyPublishers.ofString(
                                    Orders.of("C001", reference).toString())))
                    .refused(401, code);
            assertEquals(
                    0,
                    Rows.number(
                            "Client_Acme", "SELECT COUNT(*) FROM SalesOrders WHERE externalReference = ?", reference));
        });
    }

    private HttpRequest.Builder asking(String door) {
        return Api.anonymous(url).request(door, Api.newId());
    }

    @Test
    @DisplayName("18: a token of one client is nothing to the data of another")
    void tokensOfAnotherClient() {
        String uuid = Rows.strings("Client_Acme", "SELECT uuid FROM Customers LIMIT 1")
                .get(0);
        Api compass = Run.product().api("compass-admin");
        compass.get("/customers/" + uuid).refused(404, "EV-14");
        Reply reply = compass.get("/customers?recordsPerPage=10000&fields=uuid").succeeded(200);
        assertFalse(reply.envelope().toString().contains(uuid));
        Api.anonymous(url)
                .get("/customers?access_token=" + tokens().path("accessToken").asText())
                .refused(401, "EN-1");
    }

    @Test
    @DisplayName("22: what a description hides is hidden in the OpenAPI document and in every error")
    void introspectionAtEveryDoor() {
        Api buyer = Run.product().api("demo-buyer");
        JsonNode all = described(Run.product().api("demo-admin"));
        Map<String, Set<String>> own = byRecord(described(buyer));
        JsonNode document = openApi(buyer);
        int hidden = 0;
        for (JsonNode record : all.path("records")) {
            String name = record.path("name").asText();
            String route = record.path("route").asText();
            JsonNode schema = document.at("/components/schemas").path(name);
            if (!own.containsKey(name)) {
                hidden++;
                assertTrue(schema.isMissingNode(), name);
                document.path("paths")
                        .fieldNames()
                        .forEachRemaining(
                                path -> assertFalse(List.of(path.split("/", -1)).contains(route), path));
                String refusal = text(buyer.get("/" + route).refused(403, "EZ-1"));
                assertEquals(
                        refusal,
                        text(buyer.get("/" + route + "?fields=number,nothing").refused(403, "EZ-1")));
                assertFalse(refusal.contains(name) || refusal.contains(route), refusal);
                continue;
            }
            Set<String> shown = new TreeSet<>();
            schema.path("properties").fieldNames().forEachRemaining(shown::add);
            assertEquals(own.get(name), shown, name);
            for (String field : members(record)) {
                if (!own.get(name).contains(field)) {
                    hidden++;
                    String refusal =
                            text(buyer.get("/" + route + "?fields=" + field).refused(403, "EZ-2"));
                    assertFalse(refusal.contains(field), refusal);
                }
            }
        }
        assertTrue(hidden > 10, "a buyer sees everything");
        HttpRequest page =
                HttpRequest.newBuilder(URI.create(url + "/v2/docs/docs.js")).build();
        assertFalse(Api.raw(page).body().contains("sales-orders"));
    }

    private static JsonNode described(Api api) {
        return api.get("/describe").succeeded(200).data("describe");
    }

    private static JsonNode openApi(Api api) {
        Reply reply = api.get("/openapi.json");
        assertEquals(200, reply.status());
        return reply.envelope();
    }

    private static Map<String, Set<String>> byRecord(JsonNode description) {
        Map<String, Set<String>> members = new LinkedHashMap<>();
        description
                .path("records")
                .forEach(record -> members.put(record.path("name").asText(), members(record)));
        return members;
    }

    /** What can be seen of a record: fields that can be read, and children. */
    private static Set<String> members(JsonNode record) {
        Set<String> members = new TreeSet<>();
        record.path("fields").forEach(field -> {
            if (field.path("isReadable").asBoolean()) {
                members.add(field.path("name").asText());
            }
        });
        record.path("children").forEach(child -> members.add(child.path("name").asText()));
        return members;
    }

    private static String text(Reply reply) {
        return reply.envelope().path("messages").toString();
    }

    @Test
    @DisplayName("22: explanations are for the debug grant alone, and show no more than the other grants do")
    void explanations() {
        Api buyer = Run.product().api("demo-buyer");
        Set<String> refusals = new TreeSet<>();
        for (String route :
                List.of("items", "vendors", "no-such-route", "items?fields=unitCost", "items?fields=nothing")) {
            refusals.add(text(buyer.get("/explain/" + route).refused(403, "EZ-3")));
        }
        assertEquals(1, refusals.size(), refusals::toString);

        Api admin = Run.product().api("demo-admin");
        String role = "/roles/"
                + Rows.strings("Core", "SELECT uuid FROM Roles WHERE sharedName = 'public'")
                        .get(0);
        admin.put(role, Api.JSON.createObjectNode().put("canDebug", true)).succeeded(200);
        try {
            Api visitor = Run.product().api("demo-public");
            String explained =
                    visitor.get("/explain/items").succeeded(200).envelope().toString();
            assertTrue(explained.contains("sku"), explained);
            for (String hidden : List.of("unitCost", "unitPrice", "vendor", "supplierPartId")) {
                assertFalse(explained.contains(hidden), explained);
            }
            visitor.get("/explain/items?fields=unitCost").refused(403, "EZ-2");
            visitor.get("/explain/items?where=vendor.name==x").refused(403, "EZ-2");
            visitor.get("/explain/vendors").refused(403, "EZ-1");
        } finally {
            admin.put(role, Api.JSON.createObjectNode().put("canDebug", false)).succeeded(200);
        }
    }
}
