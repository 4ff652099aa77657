package com.togahub.it.fuzz;

import java.util.List;
import java.util.Random;

/** Texts that have hurt somebody, and ways to spoil those that are right. */
final class Junk {
    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "*",
            "null",
            "NaN",
            "-0",
            "1e999999999",
            "9".repeat(500),
            "-9223372036854775809",
            "0x7fffffff",
            "true",
            "' OR '1'='1",
            "1; DROP TABLE SalesOrders --",
            "/**/",
            "${jndi:ldap://localhost/a}",
            "${id.userUuid}",
            "%s%n",
            "../../../etc/passwd",
            "\u0000",
            "\u0007\u001b[31m",
            "\r\nX-Injected: 1",
            "\ud83d\ude00",
            "\u202eabc",
            "e\u0301\u0301\u0301",
            "\uffff",
            "{{7*7}}",
            "<script>alert(1)</script>",
            "(".repeat(200),
            "a.".repeat(100),
            "a==1;".repeat(400),
            "uuid,".repeat(2_000),
            "x".repeat(20_000),
            "[".repeat(64),
            "\\",
            "\"",
            "=in=()",
            "count(",
            "sum(*)",
            "count(distinct *)",
            "uuid as uuid",
            "-",
            "--number",
            "customer.customer",
            "salesOrderItems.salesOrder.salesOrderItems.salesOrder.salesOrderItems.salesOrder.uuid");

    private final Random random;

    Junk(Random random) {
        this.random = random;
    }

    String text() {
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    /** A text with parts cut out, doubled, swapped or replaced. */
    String spoil(String text) {
        StringBuilder spoiled = new StringBuilder(text);
        for (int i = 0; i <= random.nextInt(3); i++) {
            int at = random.nextInt(spoiled.length() + 1);
            int end = Math.min(spoiled.length(), at + random.nextInt(6));
            switch (random.nextInt(5)) {
                case 0 -> spoiled.delete(at, end);
                case 1 -> spoiled.insert(at, text());
                case 2 -> spoiled.insert(at, spoiled.substring(at, end));
                case 3 -> spoiled.insert(at, (char) random.nextInt(0xd800));
                default -> spoiled.replace(at, end, Character.toString(random.nextInt(128)));
            }
        }
        return spoiled.toString();
    }

    /** Deep, long or doubled JSON. */
    String json() {
        int size = 1 + random.nextInt(3_000);
        return switch (random.nextInt(7)) {
            case 0 -> "[".repeat(size) + "]".repeat(size);
            case 1 -> "{\"a\":".repeat(size) + "1" + "}".repeat(size);
            case 2 ->
                "{\"where\":" + "{\"not\":".repeat(size % 60) + "{\"field\":\"uuid\",\"op\":\"eq\",\"value\":1}"
                        + "}".repeat(size % 60) + "}";
            case 3 -> "{\"where\":\"a\",\"where\":\"b\"}";
            case 4 -> "{\"depth\":" + "9".repeat(size) + "}";
            case 5 -> "{\"" + "k".repeat(size) + "\":1}";
            default -> "{\"where\":{\"and\":[" + "{},".repeat(size) + "{}]}}";
        };
    }
}
