package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.togahub.persistence.cxml.GatewayFixture.Answer;
import com.togahub.persistence.testing.DatabaseServer;
import com.togahub.persistence.testing.Query;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/**
 * Collected documents of buyers, signed ones, and what is no request at all, answered by the whole gateway; where a folder
 * {@code shared/samples} stands beside or above the working directory. Senders are known and may send for anybody; what they
 * order need not be in the catalogue. Those of suppliers and of punch-out have tests of their own.
 */
class CollectedDocumentsTest {
    private static final Set<String> ELSEWHERE = Set.of(
            "ShipNoticeRequest",
            "ConfirmationRequest",
            "StatusUpdateRequest",
            "InvoiceDetailRequest",
            "PunchOutSetupRequest");
    private static final Pattern SENDER = Pattern.compile(
            "(?s)<Sender>.*?<Credential[^>]*domain=\"([^\"]+)\"[^>]*>\\s*<Identity>\\s*([^<]+?)\\s*</Identity>");
    private static final Pattern SECRET = Pattern.compile("<SharedSecret>([^<]*)</SharedSecret>");
    private static final Pattern VERDICT = Pattern.compile("-([1-5][0-9]{2})\\.xml$");
    private static final String MAPPING = "{\"customer\": {\"number\": \"C001\"}, \"item\": {\"adHoc\": true},"
            + " \"from\": [{\"domain\": \"DUNS\", \"identity\": \"*\"}, {\"domain\": \"NetworkId\", \"identity\": \"*\"},"
            + " {\"domain\": \"TEST\", \"identity\": \"*\"},"
            + " {\"domain\": \"AribaNetworkUserId\", \"identity\": \"*\"}]}";

    /** Orders that follow one another; all others are given numbers of their own. */
    private static final Pattern CHAIN = Pattern.compile(".*-order-chainA-.*");

    private final GatewayFixture gateway = new GatewayFixture();
    private final Set<String> known = new HashSet<>();

    @TestFactory
    Stream<DynamicTest> documents_are_answered_as_the_collection_says() {
        Optional<Path> samples = Collected.folder("cxml");
        assumeTrue(samples.isPresent(), "no shared/samples above the working directory: skipped");
        Path folder = samples.get();
        return Collected.index(folder).stream()
                .filter(row -> !ELSEWHERE.contains(row[0]))
                .filter(row -> Files.isRegularFile(folder.resolve(row[0]).resolve(row[1])))
                .map(row -> DynamicTest.dynamicTest(row[0] + "/" + row[1], () -> check(folder, row[0], row[1])));
    }

    private void check(Path folder, String kind, String name) {
        String document =
                distinct(kind, name, Collected.read(folder.resolve(kind).resolve(name)));
        know(document, kind);
        Answer answer = gateway.post(document);
        boolean isTest = document.contains("deploymentMode=\"test\"") && !kind.equals("signed");
        if (isTest && !Set.of("401", "406").contains(expected(kind, name, document))) {
            // there is no place for tests here
            assertEquals("403", answer.status(), answer.text());
            answer = gateway.post(
                    document.replace("deploymentMode=\"test\"", "").replaceFirst("payloadID=\"", "payloadID=\"live "));
        }
        assertEquals(expected(kind, name, document), answer.status(), answer.text());
        if (kind.equals("OrderRequest") && answer.status().equals("200")) {
            placed(document);
        }
    }

    /** Collected documents have names in common; what is signed stays as it is. */
    private static String distinct(String kind, String name, String document) {
        if (kind.equals("signed")) {
            return document;
        }
        String named = document.replaceFirst("payloadID=\"", "payloadID=\"" + name.substring(0, 6) + " ");
        String order = CHAIN.matcher(name).matches() ? "chain" : name.substring(0, 2);
        return named.replaceFirst("orderID=\"", "orderID=\"" + order + " ");
    }

    private static String expected(String kind, String name, String document) {
        Matcher verdict = VERDICT.matcher(name);
        boolean isBare = document.contains("<Sender>") && !document.contains("<SharedSecret>");
        if (isBare && kind.endsWith("Request")) {
            return "401";
        }
        return switch (kind) {
            case "signed" -> verdict.find() ? verdict.group(1) : signed(name);
            // its Header is empty
            case "OrderRequest" -> name.startsWith("06-new-implicit") ? "406" : "200";
            case "ProfileRequest" -> "200";
            // a response is no request
            case "Response-status", "PunchOutSetupResponse" -> "406";
            case "PunchOutOrderMessage" -> "450";
            default -> other(name, document);
        };
    }

    private static String other(String name, String document) {
        if (document.contains("cid:") || name.startsWith("10-")) {
            // a part that did not come along; no request at all
            return "406";
        }
        return "450";
    }

    /** Two were collected with another secret in them than the one that was signed. */
    private static String signed(String name) {
        return name.contains("enveloped") ? "476" : "200";
    }

    /** Every line has come in, under its number. */
    private void placed(String document) {
        Matcher order = Pattern.compile("orderID=\"([^\"]*)\"").matcher(document);
        assertTrue(order.find());
        long lines =
                Pattern.compile("<ItemOut[\\s>]").matcher(document).results().count();
        boolean withdrawn = document.contains("type=\"delete\"");
        assertEquals(
                withdrawn ? "cancelled" : "open",
                Query.value(
                        gateway.client(),
                        "SELECT status FROM SalesOrders WHERE externalReference = ?",
                        order.group(1)));
        if (!withdrawn) {
            assertEquals(
                    Long.toString(lines),
                    Query.value(
                            gateway.client(),
                            "SELECT COUNT(*) FROM SalesOrderItems i JOIN SalesOrders o ON o.id = i.salesOrderId"
                                    + " WHERE o.externalReference = ?",
                            order.group(1)));
        }
    }

    private void know(String document, String kind) {
        Matcher sender = SENDER.matcher(document);
        Matcher secret = SECRET.matcher(document);
        if (sender.find()) {
            String domain = sender.group(1).toLowerCase(Locale.ROOT);
            String identity = sender.group(2).toLowerCase(Locale.ROOT);
            if (known.add(domain + "/" + identity)) {
                gateway.identity(domain, identity, MAPPING);
            }
            String hash = "hash of " + (secret.find() ? secret.group(1) : "nothing");
            String certificate = kind.equals("signed") ? certificate() : "";
            DatabaseServer.shared()
                    .execute(
                            gateway.core(),
                            "UPDATE ClientApiIdentities SET sharedSecretHash = '" + hash + "', certificate = '"
                                    + certificate + "' WHERE domain = '" + domain + "' AND identity = '" + identity
                                    + "'");
        }
    }

    private static String certificate() {
        return Collected.folder("cxml-keys/A.crt").map(Collected::read).orElseThrow();
    }
}
