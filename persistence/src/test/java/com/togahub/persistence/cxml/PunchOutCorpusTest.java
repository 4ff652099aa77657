package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.togahub.persistence.cxml.GatewayFixture.Answer;
import com.togahub.persistence.testing.Query;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** Requests of real buyers, from senders that are known here and may send for anybody. */
class PunchOutCorpusTest {
    private static final Pattern SENDER =
            Pattern.compile("(?s)<Sender>\\s*<Credential domain=\"([^\"]+)\">\\s*<Identity>([^<]+)</Identity>");
    private static final String OWN = "{\"customer\": {\"number\": \"C001\"}, \"from\": [%s],"
            + " \"punchOut\": {\"kind\": \"CART\", \"user\": {\"create\": true}}}";

    private final PunchOutFixture fixture = new PunchOutFixture();
    private final Set<String> senders = new HashSet<>();

    @TestFactory
    Stream<DynamicTest> samples_are_answered_as_they_should_be() throws IOException {
        Optional<Path> folder = Collected.folder("cxml/PunchOutSetupRequest");
        assumeTrue(folder.isPresent(), "no shared/samples/cxml above the working directory: skipped");
        List<Path> files;
        try (Stream<Path> all = Files.list(folder.get())) {
            files = all.sorted().toList();
        }
        return files.stream()
                .map(file -> DynamicTest.dynamicTest(file.getFileName().toString(), () -> check(file)));
    }

    private void check(Path file) throws IOException {
        String sample = Files.readString(file).replace("test-secret", "open sesame");
        know(sample);
        boolean isTest = sample.contains("deploymentMode=\"test\"");
        if (isTest) {
            // there is no place for tests here
            assertEquals("403", fixture.gateway.post(fresh(sample)).status());
        }
        String document = fresh(sample.replace("deploymentMode=\"test\"", "deploymentMode=\"production\""));
        Answer answer = fixture.gateway.post(document);
        String operation = file.getFileName().toString().replaceFirst("^[0-9]+-([a-z]+)-.*", "$1");
        String expected =
                switch (operation) {
                    case "create" -> "200";
                    // no cart of that name has ever been returned from here
                    case "inspect" -> "412";
                    default -> "450";
                };
        assertEquals(expected, answer.status(), answer.text());
        if (expected.equals("200")) {
            PunchOutFixture.key(answer);
            String payloadId = document.replaceAll("(?s).*?payloadID=\"([^\"]+)\".*", "$1");
            String cookie = document.replaceAll("(?s).*<BuyerCookie>(.*?)</BuyerCookie>.*", "$1");
            assertEquals(
                    cookie,
                    Query.value(
                            fixture.gateway.client(),
                            "SELECT buyerCookie FROM PunchOutSessions WHERE payloadID = ?",
                            payloadId));
        }
    }

    private static String fresh(String sample) {
        return sample.replaceFirst("payloadID=\"[^\"]+\"", "payloadID=\"" + PunchOutFixture.fresh() + "\"");
    }

    private void know(String sample) {
        Matcher sender = SENDER.matcher(sample);
        assertTrue(sender.find());
        if (senders.add(sender.group(1) + "/" + sender.group(2))) {
            String from = Stream.of("DUNS", "NetworkId", "AribaNetworkUserId")
                    .map(domain -> "{\"domain\": \"" + domain + "\", \"identity\": \"*\"}")
                    .reduce((one, other) -> one + ", " + other)
                    .orElseThrow();
            fixture.gateway.identity(sender.group(1), sender.group(2), OWN.formatted(from));
        }
    }
}
