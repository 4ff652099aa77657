package com.togahub.it;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.it.support.Api;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Reply;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;

/** What callers send never becomes the text of a statement: shown by the server's own log of statements. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class InjectionIT {
    /** In every text that is sent; what stands around it tries to leave a quoted text. */
    private static final String MARK = "zq" + UUID.randomUUID().toString().substring(0, 8);

    private static final List<String> TEXTS = List.of(
            MARK,
            MARK + "' OR '1'='1",
            "1; DROP TABLE " + MARK,
            "`" + MARK + "`",
            MARK + "\\' UNION SELECT 1 -- ",
            "\"" + MARK + "\"");

    private static final List<String> OPTIONS = List.of(
            "fields",
            "where",
            "join",
            "ojoin",
            "sort",
            "group",
            "having",
            "distinct",
            "page",
            "recordsPerPage",
            "after",
            "totals",
            "depth",
            "calcDepth");

    @Test
    @DisplayName("A8: no text of any option, blob, body, path or header is in any statement's text")
    void noRequestTextBecomesSql() throws SQLException {
        Api admin = Run.product().api("demo-admin");
        List<Reply> replies = new ArrayList<>();
        try (Connection server = Run.product().connect("mysql")) {
            Rows.change(server, "SET GLOBAL log_output = 'TABLE'");
            Rows.change(server, "SET GLOBAL general_log = 1");
            try {
                for (String text : TEXTS) {
                    replies.addAll(options(admin, text));
                    replies.addAll(writes(admin, text));
                }
                replies.addAll(meant(admin));
            } finally {
                Rows.change(server, "SET GLOBAL general_log = 0");
            }
            replies.forEach(reply ->
                    assertTrue(reply.status() < 500, () -> reply.envelope().toString()));
            String found = "SELECT CONVERT(argument USING utf8mb4) FROM general_log WHERE command_type %s"
                    + " AND CONVERT(argument USING utf8mb4) LIKE ? AND CONVERT(argument USING utf8mb4) NOT LIKE '%%general_log%%'";
            String mark = "%" + MARK + "%";
            assertEquals(List.of(), Rows.strings(server, found.formatted("IN ('Query', 'Prepare')"), mark));
            // the values did travel, so that the log would have shown them
            assertTrue(
                    Rows.strings(server, found.formatted("= 'Execute'"), mark).size() > TEXTS.size());
        }
    }

    private static List<Reply> options(Api admin, String text) {
        List<Reply> replies = new ArrayList<>();
        for (String option : OPTIONS) {
            replies.add(admin.get("/sales-orders", Map.of(option, text)));
            replies.add(admin.get("/sales-orders", Map.of("_", blob(option, text))));
        }
        String quoted = "\"" + text.replace("\\", "\\\\").replace("\"", "\\\"") + "\"";
        for (String operator : List.of("==", "!=", "=gt=", "=like=", "=ilike=", "=in=")) {
            String operand = operator.equals("=in=") ? "(" + quoted + ")" : quoted;
            replies.add(admin.get("/sales-orders", Map.of("where", "number" + operator + operand)));
            replies.add(admin.get("/sales-orders", Map.of("where", "salesOrderItems.item.sku" + operator + operand)));
        }
        return replies;
    }

    private static List<Reply> writes(Api admin, String text) {
        ObjectNode order = Orders.of("C001", text);
        order.put("notes", text).put("status", text);
        ObjectNode stranger = Orders.of(text, text);
        ObjectNode member = Orders.of("C001", "x");
        member.put(text, text);
        String path = java.net.URLEncoder.encode(text, StandardCharsets.UTF_8).replace("+", "%20");
        List<Reply> replies = new ArrayList<>(List.of(
                admin.post("/sales-orders", order),
                admin.post("/sales-orders", stranger),
                admin.post("/sales-orders", member),
                admin.get("/" + path),
                admin.get("/sales-orders/" + path),
                admin.put("/sales-orders/" + path, order),
                admin.delete("/sales-orders/" + path)));
        replies.add(Api.send(admin.request("/sales-orders", Api.newId())
                .header("User-Agent", text)
                .header("If-None-Match", text)
                .GET()));
        replies.add(Api.send(admin.request("/sales-orders?transactionId=" + path, Api.newId())
                .GET()));
        replies.add(Api.send(Api.anonymous(Run.product().url())
                .request("/auth/api", Api.newId())
                .POST(BodyPublishers.ofString(Api.JSON
                        .createObjectNode()
                        .put("apiKey", text)
                        .put("secret", text)
                        .toString()))));
        return replies;
    }

    /** Requests that are all right, whose aliases become names of columns. */
    private static List<Reply> meant(Api admin) {
        return List.of(
                admin.get("/sales-orders", Map.of("fields", "number as " + MARK))
                        .succeeded(200),
                admin.get("/sales-orders", Map.of("fields", "status,count(*) as " + MARK, "group", "status"))
                        .succeeded(200),
                admin.get(
                                "/sales-orders",
                                Map.of("join", "customer as " + MARK, "where", MARK + ".name==\"" + MARK + "\""))
                        .succeeded(200));
    }

    private static String blob(String option, String text) {
        String json = Api.JSON.createObjectNode().put(option, text).toString();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(json.getBytes(StandardCharsets.UTF_8));
    }
}
