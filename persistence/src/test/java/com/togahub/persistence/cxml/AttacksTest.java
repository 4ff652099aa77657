package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.togahub.persistence.cxml.GatewayFixture.Answer;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Collected attacks against the whole gateway, where a folder {@code shared/samples} stands beside or above the working
 * directory: the sender is known and its secret right, so that nothing is refused for another reason than its own.
 */
class AttacksTest {
    /** A second, and what a busy machine and a database take beside that. */
    private static final Duration LIMIT = Duration.ofSeconds(5);

    private static final Pattern STATUS = Pattern.compile("(?<![0-9])[1-5][0-9]{2}(?![0-9])");

    private final GatewayFixture gateway = new GatewayFixture();

    @TestFactory
    Stream<DynamicTest> every_attack_is_answered_as_it_must_be() {
        Optional<Path> attacks = Collected.folder("attacks");
        assumeTrue(attacks.isPresent(), "no shared/samples above the working directory: skipped");
        know(Collected.read(Collected.folder("cxml-keys/A.crt").orElseThrow()));
        Path folder = attacks.get();
        return Collected.index(folder).stream()
                // the door itself leaves an encoded body unread
                .filter(row ->
                        !Collected.read(folder.resolve(row[0] + ".headers")).contains("Content-Encoding"))
                .map(row -> DynamicTest.dynamicTest(row[0], () -> check(folder, row[0], row[2])));
    }

    private void check(Path folder, String name, String expectation) {
        String headers = Collected.read(folder.resolve(name + ".headers"));
        byte[] body = Collected.bytes(folder.resolve(name + ".body"));
        String type = headers.replaceAll("(?s).*Content-Type: ([^\r\n]*).*", "$1");
        String before = orders();
        Answer answer = assertTimeout(LIMIT, () -> gateway.post(type, body));
        assertTrue(allowed(expectation).contains(answer.status()), expectation + " but was " + answer);
        if (!answer.status().equals("200") || name.startsWith("75-")) {
            assertEquals(before, orders(), "an order was placed");
        }
    }

    private String orders() {
        return Query.value(gateway.client(), "SELECT COUNT(*) FROM SalesOrders");
    }

    private static Set<String> allowed(String expectation) {
        Set<String> allowed = new HashSet<>();
        Matcher statuses = STATUS.matcher(expectation.replaceAll("\\(.*?policy\\)", ""));
        while (statuses.find()) {
            allowed.add(statuses.group());
        }
        // one orderID occurs in many of them, which all are honest orders
        if (allowed.contains("200")) {
            allowed.add("409");
        }
        return allowed;
    }

    private void know(String certificate) {
        gateway.identity(
                "networkid",
                "an01000000101",
                "{\"customer\": {\"number\": \"C001\"}, \"item\": {\"adHoc\": true},"
                        + " \"from\": [{\"domain\": \"NetworkID\", \"identity\": \"*\"}]}");
        DatabaseServer.shared()
                .execute(
                        gateway.core(),
                        "UPDATE ClientApiIdentities SET sharedSecretHash = 'hash of test-secret', certificate = '"
                                + certificate + "' WHERE identity = 'an01000000101'");
    }
}
