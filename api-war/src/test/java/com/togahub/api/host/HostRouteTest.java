package com.togahub.api.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class HostRouteTest {
    @ParameterizedTest
    @CsvSource({
        "api.toga.example,/v2/items,/v2/items",
        "localhost,/,/",
        "127.0.0.1,/webhook/github,/webhook/github",
        "cxml.toga.example,/,/cxml",
        "CXML2.toga.example,/,/cxml",
        "cxml-writer,/,/cxml",
        "cxml4.toga.example,/,/",
        "cxml.toga.example,/cxml,/cxml",
        "webhook.toga.example,/clickup/task-update,/webhook/clickup/task-update",
        "webhook.toga.example,/,/webhook/",
        "webhook.toga.example,/webhook/github,/webhook/github",
        "webhook.toga.example,/webhooks,/webhook/webhooks",
        "webhook.toga.example,/v2/items,/webhook/v2/items",
        "webhook.toga.example,/health,/health",
        "webhook.toga.example,/health/ready,/health/ready",
        "worker2.toga.example,/,/worker",
        "worker.toga.example,/v2/items,/v2/items"
    })
    void hostsAndPathsLeadToTheirDoor(String host, String path, String target) {
        assertEquals(target, HostRoute.target(host, path));
    }

    @Test
    void onlyTrustedProxiesAreBelieved() {
        List<String> forwarded = List.of("203.0.113.9, 198.51.100.7", "10.0.0.5");
        assertEquals("10.0.0.1", ClientAddress.of("10.0.0.1", forwarded, List.of()));
        assertEquals("198.51.100.7", ClientAddress.of("10.0.0.1", forwarded, List.of("10.0.")));
        assertEquals("10.0.0.5", ClientAddress.of("10.0.0.1", forwarded, List.of("10.0.0.1")));
        assertEquals("192.0.2.1", ClientAddress.of("192.0.2.1", forwarded, List.of("10.0.")));
        assertEquals("10.0.0.1", ClientAddress.of("10.0.0.1", List.of("<script>"), List.of("10.0.")));
    }
}
