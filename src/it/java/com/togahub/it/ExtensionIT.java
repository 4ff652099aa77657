package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Jobs;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import com.togahub.it.support.Webhooks;
import com.togahub.it.support.WorkerQueue;
import java.nio.charset.StandardCharsets;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** Code of a jar beside the product's own, brought to life by rows that an administrator writes. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ExtensionIT {
    private Api admin;

    @BeforeEach
    void login() {
        admin = Run.product().api("demo-admin");
    }

    private static ObjectNode named(String record) {
        ObjectNode body = Api.JSON.createObjectNode();
        body.putObject("record").put("name", record);
        return body;
    }

    @Test
    @DisplayName("an interceptor changes and refuses payloads as long as its row is there")
    void interceptor() {
        ObjectNode row = named("trackingNumbers")
                .put("phase", "PRE")
                .put("method", "POST")
                .put("handler", "example-tracking-number-form");
        Reply made = admin.post("/api-payload-interceptors", row).succeeded(201);
        try {
            Reply tidy = admin.post("/tracking-numbers", "{\"number\":\"1z 999 aa1 01\"}")
                    .succeeded(201);
            assertEquals(
                    "1Z999AA101", tidy.data("trackingNumbers").path("number").asText());
            Reply refused =
                    admin.post("/tracking-numbers", "{\"number\":\"1 2\"}").refused(422, "EO-4");
            assertEquals("number", refused.envelope().at("/messages/0/path").asText());
        } finally {
            admin.delete("/api-payload-interceptors/"
                            + made.data("apiPayloadInterceptors").path("uuid").asText())
                    .succeeded(200);
        }
        admin.post("/tracking-numbers", "{\"number\":\"1 2\"}").succeeded(201);
    }

    @Test
    @DisplayName("a model of acme alone takes an operation over once the record names it")
    void model() {
        String unit = "/units/"
                + admin.post("/units", "{\"serialNumber\":\"for-ever\"}")
                        .succeeded(201)
                        .data("units")
                        .path("uuid")
                        .asText();
        String record = "/records/"
                + Rows.strings("Core", "SELECT uuid FROM Records WHERE name = 'units'")
                        .get(0);
        admin.put(record, Api.JSON.createObjectNode().put("model", "example-units"))
                .succeeded(200);
        try {
            admin.delete(unit).refused(422, "EO-4");
            admin.get(unit).succeeded(200);
        } finally {
            admin.put(record, Api.JSON.createObjectNode().putNull("model")).succeeded(200);
        }
        admin.delete(unit).succeeded(200);
    }

    @Test
    @DisplayName("an action of the jar is started by a webhook, and by a job that it starts itself")
    void action() {
        String notice = "{\"parcels\":[{\"trackingNumber\":\"1Z1\",\"at\":\"2026-03-02T04:00:00Z\"},"
                + "{\"trackingNumber\":\"1Z2\",\"at\":\"2026-03-02T12:00:00Z\",\"signedBy\":\"Ann\"}]}";
        String job = Webhooks.deliver("/shipping/carrier", notice.getBytes(StandardCharsets.UTF_8));
        assertEquals("1", Jobs.finished(job));
        String started = Jobs.result(job).path("job").asText();
        assertEquals("1", Jobs.finished(started));
        assertEquals("{\"2026-03-01\":1,\"2026-03-02\":1}", Jobs.result(started).toString());

        long row = Jobs.add("Shipping/Carrier/Arrived", "{\"parcels\":[{\"at\":\"2026-03-02T04:00:00Z\"}]}");
        WorkerQueue.send(row);
        assertEquals("0", Jobs.finished(row));
        assertEquals("parameter parcels[0].trackingNumber is required but missing", Jobs.failure(row));
    }

    @Test
    @DisplayName("a scripted API answers its route to those who may call it")
    void scriptedApi() {
        ObjectNode row = Api.JSON
                .createObjectNode()
                .put("route", "example/has-orders")
                .put("method", "GET")
                .put("handler", "example-has-orders");
        String api = admin.post("/scripted-apis", row)
                .succeeded(201)
                .data("scriptedApis")
                .path("uuid")
                .asText();
        admin.get("/example/has-orders?customer=C001").refused(403, "EZ-3");
        ObjectNode grant = Api.JSON.createObjectNode();
        grant.putObject("scriptedApi").put("uuid", api);
        grant.putObject("role")
                .put(
                        "uuid",
                        Rows.strings("Core", "SELECT uuid FROM Roles WHERE sharedName = 'admin'")
                                .get(0));
        admin.post("/acl-scripted-api-permissions", grant).succeeded(201);

        assertTrue(admin.get("/example/has-orders?customer=C001")
                .succeeded(200)
                .data("customerOrders")
                .path("hasOrders")
                .asBoolean());
        assertFalse(admin.get("/example/has-orders?customer=C999-none")
                .succeeded(200)
                .data("customerOrders")
                .path("hasOrders")
                .asBoolean(true));
        admin.delete("/scripted-apis/" + api).succeeded(200);
        admin.get("/example/has-orders").refused(404, "EV-2");
    }
}
