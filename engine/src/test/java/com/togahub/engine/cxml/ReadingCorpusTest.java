package com.togahub.engine.cxml;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTimeoutPreemptively;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.cxml.delivery.Unpacker;
import com.togahub.engine.cxml.envelope.EnvelopeReader;
import com.togahub.engine.cxml.status.Refusal;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;

/** What reading alone says about collected documents, honest and hostile; later stages are not asked. */
class ReadingCorpusTest {
    /** Attacks that are no readable request. */
    private static final Set<String> REFUSED = Set.of(
            "03", "05", "11", "15", "17", "19", "21", "25", "27", "31", "33", "35", "37", "41", "43", "55", "57", "59",
            "61", "77", "81", "83");

    @TestFactory
    Stream<DynamicTest> hostile_documents_are_refused_and_odd_ones_are_read() {
        var folder = Corpus.folder("attacks");
        assumeTrue(folder.isPresent(), "no shared/samples/attacks above the working directory: skipped");
        return Corpus.index(folder.get()).stream()
                .map(row -> DynamicTest.dynamicTest(row[0], () -> {
                    Post post = Corpus.attack(folder.get(), row[0]);
                    int status = assertTimeoutPreemptively(Duration.ofSeconds(1), () -> status(post));
                    String number = row[0].substring(0, row[0].indexOf('-'));
                    assertEquals(REFUSED.contains(number) ? 406 : 200, status);
                }));
    }

    @TestFactory
    Stream<DynamicTest> real_requests_are_read() {
        var folder = Corpus.folder("cxml");
        assumeTrue(folder.isPresent(), "no shared/samples/cxml above the working directory: skipped");
        return Corpus.index(folder.get()).stream()
                .filter(row -> row[0].endsWith("Request"))
                .map(row -> DynamicTest.dynamicTest(row[0] + "/" + row[1], () -> {
                    Path file = folder.get().resolve(row[0]).resolve(row[1]);
                    // its Header is empty
                    int expected = row[1].startsWith("06-new-implicit-SerializerTest") ? 406 : 200;
                    if (file.toFile().isFile()) {
                        assertEquals(expected, status(Corpus.document(Corpus.bytes(file))));
                    }
                }));
    }

    @Test
    void no_document_makes_a_connection() throws IOException {
        var folder = Corpus.folder("attacks");
        assumeTrue(folder.isPresent(), "no shared/samples/attacks above the working directory: skipped");
        try (ServerSocket listener = new ServerSocket(0, 50, InetAddress.getLoopbackAddress())) {
            String here = "http://127.0.0.1:" + listener.getLocalPort() + "/";
            for (String[] row : Corpus.index(folder.get())) {
                Post post = Corpus.attack(folder.get(), row[0]);
                byte[] aimed = new String(post.body(), StandardCharsets.ISO_8859_1)
                        .replace("http://127.0.0.1:9/", here)
                        .getBytes(StandardCharsets.ISO_8859_1);
                status(new Post(
                        post.contentType(),
                        post.contentEncoding(),
                        aimed,
                        post.url(),
                        post.authority(),
                        post.address(),
                        post.userAgent()));
            }
            listener.setSoTimeout(1);
            boolean connected = true;
            try {
                listener.accept().close();
            } catch (SocketTimeoutException none) {
                connected = false;
            }
            assertTrue(!connected, "a document made a connection");
        }
    }

    private static int status(Post post) {
        try {
            EnvelopeReader.read(Unpacker.unpack(post));
            return 200;
        } catch (Refusal refusal) {
            return refusal.status().code();
        }
    }
}
