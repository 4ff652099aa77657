package com.togahub.persistence.cxml;

import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTimeout;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.persistence.testing.Query;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Hostile documents, changed at random: whatever comes of them, it is one of the protocol's answers that are final, within
 * seconds, without a word about the server's inside, and without a connection to anywhere. {@code -Dtoga.mutations=N} makes
 * more, {@code -Dtoga.mutations.seed=N} others.
 */
class MutationsTest {
    private static final int COUNT = Integer.getInteger("toga.mutations", 600);
    private static final long SEED = Long.getLong("toga.mutations.seed", 20_261_128L);
    private static final Duration LIMIT = Duration.ofSeconds(10);
    private static final Set<String> FINAL =
            Set.of("200", "400", "401", "402", "403", "406", "409", "412", "417", "450", "475", "476", "477", "499");
    private static final Pattern INSIDE =
            Pattern.compile("Exception|\\bat [a-z]+(\\.[A-Za-z$]+){2,}|com\\.togahub|SELECT |INSERT |root:x:");
    private static final List<String> TYPES = List.of(
            "text/xml; charset=UTF-8",
            "text/xml",
            "application/xml",
            "text/xml; charset=UTF-16",
            "text/xml; charset=windows-1252",
            "multipart/related; boundary=cut",
            "application/x-www-form-urlencoded",
            "text/xml; charset=\"\u0000\"");

    private final Random random = new Random(SEED);
    private final GatewayFixture gateway = new GatewayFixture();

    @Test
    void every_answer_is_one_of_the_protocols_and_nothing_leaves() throws IOException {
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String here = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            List<byte[]> seeds = seeds(here);
            for (int i = 0; i < COUNT; i++) {
                byte[] document = mutated(seeds, here);
                String type = random.nextInt(4) == 0 ? pick(TYPES) : TYPES.get(0);
                String told = "mutation " + i + " of the seed " + SEED;
                GatewayFixture.Answer answer = assertTimeout(LIMIT, () -> gateway.post(type, document), told);
                assertTrue(FINAL.contains(answer.status()), () -> told + " was answered " + answer);
                assertFalse(INSIDE.matcher(answer.document()).find(), () -> told + " was answered " + answer);
            }
            assertFalse(isConnected(listener), "a document made a connection");
        }
        assertTrue(
                Query.rows(gateway.client(), "SELECT document FROM CxmlDocuments").stream()
                        .noneMatch(row -> row.get("document").contains("open sesame")),
                "a secret is kept");
    }

    private static boolean isConnected(ServerSocket listener) throws IOException {
        listener.setSoTimeout(1);
        try {
            listener.accept().close();
            return true;
        } catch (SocketTimeoutException none) {
            return false;
        }
    }

    /** Documents of our own, and the collected attacks where they are at hand. */
    private static List<byte[]> seeds(String here) {
        String order = GatewayFixture.order("PO-1", "m-1@buyer");
        List<byte[]> seeds = new ArrayList<>();
        for (String head : heads(here)) {
            seeds.add(bytes(order.replaceFirst("\\?>", "?>" + head)));
        }
        Collected.folder("attacks").ifPresent(folder -> seeds.addAll(attacks(folder, here)));
        return seeds;
    }

    private static List<byte[]> attacks(Path folder, String here) {
        try (Stream<Path> files = Files.list(folder)) {
            return files.filter(file -> file.toString().endsWith(".body"))
                    .sorted()
                    .map(Collected::bytes)
                    // large ones make the test slow, not sharper
                    .filter(body -> body.length < 100_000)
                    .map(body -> latin(new String(body, StandardCharsets.ISO_8859_1)
                            .replace("http://127.0.0.1:9/", here)
                            .replace("NetworkID", "DUNS")
                            .replace("AN01000000101", "111")
                            .replace("test-secret", "open sesame")))
                    .toList();
        } catch (IOException broken) {
            throw new UncheckedIOException(broken);
        }
    }

    private static List<String> heads(String here) {
        return List.of(
                "",
                "<!DOCTYPE cXML SYSTEM \"" + here + "cXML.dtd\">",
                "<!DOCTYPE cXML [<!ENTITY x SYSTEM \"" + here + "x\">]>",
                "<!DOCTYPE cXML [<!ENTITY % p SYSTEM \"" + here + "p\"> %p;]>",
                "<!DOCTYPE cXML [<!ATTLIST OrderRequestHeader type CDATA \"delete\">]>",
                "<?xml-stylesheet href=\"" + here + "\"?>");
    }

    private byte[] mutated(List<byte[]> seeds, String here) {
        byte[] document = pick(seeds).clone();
        for (int i = random.nextInt(4); i >= 0; i--) {
            document = document.length == 0 ? document : changed(document, seeds, here);
        }
        return document;
    }

    private byte[] changed(byte[] document, List<byte[]> seeds, String here) {
        int at = random.nextInt(document.length);
        int length = Math.min(document.length - at, 1 + random.nextInt(60));
        return switch (random.nextInt(7)) {
            case 0 -> flipped(document, at);
            case 1 -> spliced(document, at, length, new byte[0]);
            case 2 -> spliced(document, at, 0, slice(document, random.nextInt(document.length)));
            case 3 -> spliced(document, at, 0, slice(pick(seeds), 0));
            case 4 -> spliced(document, at, 0, latin(hostile(here)));
            case 5 -> tagged(document, here);
            default -> spliced(document, at, document.length - at, new byte[0]);
        };
    }

    /** Puts something between two tags, where it has a meaning more often than anywhere. */
    private byte[] tagged(byte[] document, String here) {
        List<Integer> places = new ArrayList<>();
        for (int i = 1; i < document.length; i++) {
            if (document[i] == '<' && document[i - 1] != '<') {
                places.add(i);
            }
        }
        return places.isEmpty() ? document : spliced(document, pick(places), 0, latin(hostile(here)));
    }

    private String hostile(String here) {
        return pick(List.of(
                "&x;",
                "&#0;",
                "&#xD800;",
                "<![CDATA[",
                "]]>",
                "<!--",
                "<?p ?>",
                "<Header/>",
                "<Request/>",
                "<Message/>",
                "<a:Sender xmlns:a=\"urn:a\"/>",
                "<Attachment><URL>cid:none</URL></Attachment>",
                "<URL>" + here + "</URL>",
                "<Extrinsic name=\"'; DROP TABLE Items; --\">%s${jndi:ldap://127.0.0.1:9/}</Extrinsic>",
                "<xi:include xmlns:xi=\"http://www.w3.org/2001/XInclude\" href=\"file:///etc/passwd\"/>",
                "<ds:Signature xmlns:ds=\"http://www.w3.org/2000/09/xmldsig#\"/>",
                "<A>".repeat(120),
                "a".repeat(5_000),
                "\u00ff\u00fe",
                " orderID=\"" + "9".repeat(300) + "\"",
                " quantity=\"1e9\""));
    }

    private static byte[] flipped(byte[] document, int at) {
        document[at] ^= (byte) (1 << (at % 8));
        return document;
    }

    private byte[] slice(byte[] from, int start) {
        int length = Math.min(from.length - start, 1 + random.nextInt(400));
        byte[] slice = new byte[length];
        System.arraycopy(from, start, slice, 0, length);
        return slice;
    }

    private static byte[] spliced(byte[] document, int at, int removed, byte[] inserted) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.write(document, 0, at);
        out.writeBytes(inserted);
        out.write(document, at + removed, document.length - at - removed);
        return out.toByteArray();
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static byte[] latin(String text) {
        return text.getBytes(StandardCharsets.ISO_8859_1);
    }
}
