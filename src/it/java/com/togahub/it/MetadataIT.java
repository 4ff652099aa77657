package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeFalse;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.DeployedProduct;
import com.togahub.it.support.Eventually;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Run;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.server.MicroServer;
import java.io.IOException;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Routes come and go by data, and the API says to everybody what that one may use. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class MetadataIT {
    private static final int NODE = 3;

    private final Api admin = Run.product().api("demo-admin");

    private static void table(String name) throws SQLException {
        try (Connection connection = Run.product().connect("Client_Acme");
                Statement statement = connection.createStatement()) {
            statement.execute("DROP TABLE IF EXISTS " + name);
            statement.execute("CREATE TABLE " + name + " (id BIGINT AUTO_INCREMENT PRIMARY KEY,"
                    + " uuid CHAR(36) NOT NULL UNIQUE, label VARCHAR(40))");
        }
    }

    private ObjectNode record(String name, String table) {
        String role = admin.get("/roles?where=name==admin&fields=uuid")
                .succeeded(200)
                .data("roles")
                .at("/0/uuid")
                .asText();
        ObjectNode record = Api.JSON.createObjectNode();
        record.put("name", name).put("route", name).put("tableName", table).put("aclDatabase", "CLIENT");
        ObjectNode field =
                record.putArray("recordFields").addObject().put("name", "label").put("type", "string");
        field.putArray("aclFieldPermissions")
                .addObject()
                .put("role", role)
                .put("canRead", true)
                .put("canWrite", true);
        record.putArray("aclRecordPermissions")
                .addObject()
                .put("role", role)
                .put("canCreate", true)
                .put("canRead", true)
                .put("canUpdate", true)
                .put("canDelete", true);
        return record;
    }

    @Test
    @DisplayName("a record made by one request is a route at the next, and none again after its end")
    void routesComeAndGo() throws SQLException {
        table("Hampers");
        admin.get("/hampers").refused(404, "EV-2");
        String uuid = admin.post("/records", record("hampers", "Hampers"))
                .succeeded(201)
                .data("records")
                .path("uuid")
                .asText();
        admin.post("/hampers", Api.JSON.createObjectNode().put("label", "H")).succeeded(201);
        JsonNode found = admin.get("/hampers").succeeded(200).data("hampers");
        assertEquals("H", found.at("/0/label").asText());
        admin.delete("/records/" + uuid).succeeded(200);
        admin.get("/hampers").refused(404, "EV-2");
    }

    @Test
    @DisplayName("nonsense in metadata is refused with its path and leaves every route as it was")
    void nonsenseIsRefused() throws SQLException {
        table("Baskets");
        ObjectNode record = record("baskets", "Baskets");
        ((ObjectNode) record.at("/recordFields/0")).put("columnName", "colour");
        Reply reply = admin.post("/records", record).refused(422, "EV-7");
        assertEquals(
                "recordFields[0].columnName",
                reply.envelope().at("/messages/0/path").asText());
        admin.get("/baskets").refused(404, "EV-2");
        admin.get("/sales-orders").succeeded(200);
    }

    @Test
    @DisplayName("another node serves a new route within five seconds")
    void otherNodesFollow() throws SQLException, IOException {
        assumeFalse(System.getProperty("toga.server").equals("full"), "Payara Server is not started twice.");
        DeployedProduct product = Run.product();
        Folders.delete(product.surroundings().folders().run().resolve("node-" + NODE));
        MicroServer node = product.surroundings().node(NODE, product.archive());
        node.start();
        try {
            table("Trunks");
            Api there = admin.at(node.url());
            there.get("/trunks").refused(404, "EV-2");
            admin.post("/records", record("trunks", "Trunks")).succeeded(201);
            Eventually.within(
                    Duration.ofSeconds(5),
                    "the new route on the other node",
                    () -> there.get("/trunks").status() == 200);
        } finally {
            node.stop();
        }
    }

    @Test
    @DisplayName("a description shows what the caller may use, and nothing else")
    void descriptionsAreCut() {
        Api buyer = Run.product().api("demo-buyer");
        JsonNode all = buyer.get("/describe").succeeded(200).data("describe");
        Set<String> routes = new TreeSet<>();
        all.path("records").forEach(each -> routes.add(each.path("route").asText()));
        assertTrue(routes.contains("sales-orders"), routes::toString);
        assertTrue(!routes.contains("vendors") && !routes.contains("records"), routes::toString);
        assertTrue(!all.toString().contains("unitCost"), "a field that buyers may not read");
        String unknown = masked(buyer.get("/describe/no-such-route").refused(404, "EV-2"));
        assertEquals(unknown, masked(buyer.get("/describe/vendors").refused(404, "EV-2")));
        Api.anonymous(Run.product().url()).get("/describe").refused(401, "EN-1");
        buyer.get("/describe?fields=x").refused(400, "EV-1");
        buyer.post("/describe", "{}").refused(405, "EV-11");
        Reply withoutId = Api.send(buyer.unidentified("/describe/items").GET()).succeeded(200);
        assertTrue(withoutId.envelope().path("transactionId").isNull(), withoutId.envelope()::toString);
    }

    private static String masked(Reply reply) {
        ObjectNode envelope = reply.envelope().deepCopy();
        envelope.remove(List.of("transactionId", "timestamp", "meta"));
        return envelope.toString();
    }

    @Test
    @DisplayName("the OpenAPI document is cut to the caller's grants and equal for equal grants")
    void openApiIsCut() throws IOException {
        Api buyer = Run.product().api("demo-buyer");
        String document = openApi(buyer);
        JsonNode api = Api.JSON.readTree(document);
        assertEquals("3.1.0", api.path("openapi").asText());
        assertTrue(api.path("paths").has("/sales-orders/{uuid}/sales-order-items"), document);
        assertTrue(!api.path("paths").has("/vendors"), document);
        assertTrue(!document.contains("unitCost"), document);
        assertEquals(document, openApi(buyer));
        String whole = openApi(admin);
        assertTrue(whole.length() < 1_500_000, () -> whole.length() + " characters");
        JsonNode everything = Api.JSON.readTree(whole);
        everything
                .findValuesAsText("$ref")
                .forEach(reference -> assertTrue(
                        !everything
                                .at(reference.substring(1).replace("~", "~0"))
                                .isMissingNode(),
                        reference));
        Api.anonymous(Run.product().url()).get("/openapi.json").refused(401, "EN-1");
    }

    private static String openApi(Api caller) {
        HttpRequest request = caller.unidentified("/openapi.json").GET().build();
        HttpResponse<String> response = Api.raw(request);
        assertEquals(200, response.statusCode(), response::body);
        assertEquals(
                "application/json",
                response.headers().firstValue("Content-Type").orElse("").split(";", 2)[0]);
        return response.body();
    }
}
