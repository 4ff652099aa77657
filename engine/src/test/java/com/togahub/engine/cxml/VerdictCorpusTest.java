package com.togahub.engine.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.Authentication;
import com.togahub.engine.cxml.caller.CxmlIdentity;
import com.togahub.engine.cxml.caller.Mapping;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.cxml.delivery.Unpacker;
import com.togahub.engine.cxml.envelope.Envelope;
import com.togahub.engine.cxml.envelope.EnvelopeReader;
import com.togahub.engine.cxml.envelope.ReturnAddress;
import com.togahub.engine.cxml.order.OrderReader;
import com.togahub.engine.cxml.signature.SignatureCheck;
import com.togahub.engine.cxml.status.Refusal;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.TestFactory;

/** What the stages up to the engine say about collected documents: envelope, sender, signature, and the order's values. */
class VerdictCorpusTest {
    private static final Instant NOW = Instant.parse("2026-12-01T00:00:00Z");
    private static final Pattern STATUS = Pattern.compile("(?<![0-9])[1-5][0-9]{2}(?![0-9])");

    @TestFactory
    Stream<DynamicTest> attacks_answer_what_they_must() {
        var folder = Corpus.folder("attacks");
        assumeTrue(folder.isPresent(), "no shared/samples/attacks above the working directory: skipped");
        return Corpus.index(folder.get()).stream()
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    Post post = Corpus.attack(folder.get(), row[0]);
                    int status = assertTimeoutPreemptively(Duration.ofSeconds(1), () -> status(post, false));
                    assertTrue(allowed(row[2]).contains(status), row[2] + " but was " + status);
                }));
    }

    @TestFactory
    Stream<DynamicTest> signatures_answer_what_their_name_says() {
        var folder = Corpus.folder("cxml");
        assumeTrue(folder.isPresent(), "no shared/samples/cxml above the working directory: skipped");
        return Corpus.index(folder.get()).stream()
                .filter(row -> row[0].equals("signed"))
                // these two show another secret than the one that was digested
                .filter(row -> !row[1].matches("0[78]-A-enveloped-.*-valid.xml"))
                .map(row -> DynamicTest.dynamicTest(row[1], () -> {
                    Path file = folder.get().resolve(row[0]).resolve(row[1]);
                    Matcher named = STATUS.matcher(row[1]);
                    int expected = named.find() ? Integer.parseInt(named.group()) : 200;
                    assertEquals(expected, status(Corpus.document(Corpus.bytes(file)), false));
                }));
    }

    @TestFactory
    Stream<DynamicTest> a_stripped_signature_is_missed_where_one_is_required() {
        var folder = Corpus.folder("attacks");
        assumeTrue(folder.isPresent(), "no shared/samples/attacks above the working directory: skipped");
        return Stream.of(
                DynamicTest.dynamicTest(
                        "unsigned",
                        () -> assertEquals(
                                475, status(Corpus.attack(folder.get(), "101-sig-stripped-from-signer"), true))),
                DynamicTest.dynamicTest(
                        "signed",
                        () -> assertEquals(
                                200, status(Corpus.attack(folder.get(), "85-sig-control-enveloped"), true))));
    }

    /** Loading classes and providers is not what is measured. */
    @BeforeAll
    static void warmUp() {
        Corpus.folder("attacks").ifPresent(folder -> status(Corpus.attack(folder, "85-sig-control-enveloped"), false));
    }

    private static Set<Integer> allowed(String expectation) {
        Set<Integer> allowed = new HashSet<>();
        Matcher statuses = STATUS.matcher(expectation.replaceAll("\\(.*?policy\\)", ""));
        while (statuses.find()) {
            allowed.add(Integer.parseInt(statuses.group()));
        }
        return allowed;
    }

    private static int status(Post post, boolean mustSign) {
        try {
            Envelope envelope = EnvelopeReader.read(Unpacker.unpack(post));
            Authentication authentication = new Authentication(
                    (domain, identity) -> List.of(partner(mustSign)),
                    (secret, hash) -> hash.isPresent() && hash.get().equals(secret));
            CxmlIdentity identity = authentication.authenticate(envelope, NOW).identity();
            SignatureCheck.verify(envelope, identity.certificate(), mustSign, NOW);
            ReturnAddress.require(envelope.payload());
            if (!envelope.kind().equals("OrderRequest")) {
                return 450;
            }
            OrderReader.read(envelope.payload());
            return 200;
        } catch (Refusal refusal) {
            return refusal.status().code();
        }
    }

    private static CxmlIdentity partner(boolean mustSign) {
        ObjectNode mapping = JsonNodeFactory.instance.objectNode();
        mapping.put("signature", mustSign ? "required" : "optional");
        String certificate = Corpus.folder("cxml-keys")
                .map(folder -> new String(Corpus.bytes(folder.resolve("A.crt")), StandardCharsets.US_ASCII))
                .orElseThrow();
        return new CxmlIdentity(
                "identity",
                "client",
                "acme",
                Optional.empty(),
                "NetworkID",
                "AN01000000101",
                Optional.of("test-secret"),
                Optional.empty(),
                Optional.of(certificate),
                Set.of(),
                Set.of(),
                Mapping.of(mapping));
    }
}
