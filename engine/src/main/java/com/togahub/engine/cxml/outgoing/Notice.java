package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.envelope.Fingerprint;
import com.togahub.engine.cxml.write.OutgoingDocument;
import com.togahub.engine.cxml.write.Tag;
import java.time.Instant;
import java.util.Optional;

/**
 * What a partner is to be told, before it has a place in the correspondence.
 *
 * @param kind name of the request
 * @param type of the document
 * @param writer makes the request's element
 */
record Notice(String kind, OutgoingDocument.Type type, Writer writer) {
    Notice {
        requireNonNull(kind, "kind");
        requireNonNull(type, "type");
        requireNonNull(writer, "writer");
    }

    /** Makes the element; what it says beside these values is always the same. */
    @FunctionalInterface
    interface Writer {
        /**
         * The element.
         *
         * @param operation such as {@code new}, where the request has any
         * @param time when it is said
         * @param earlier payloadID of the document that it takes the place of
         */
        Tag write(String operation, Instant time, Optional<String> earlier);
    }

    /** The request with its element. */
    Tag request(String operation, Instant time, Optional<String> earlier, boolean isTest) {
        return Tag.of("Request")
                .with("deploymentMode", isTest ? "test" : "production")
                .add(writer.write(operation, time, earlier));
    }

    /** Tells whether two notices say the same, whenever it is said: 64 hexadecimal digits. */
    String hash() {
        return Fingerprint.sha256(new OutgoingDocument(kind, Instant.EPOCH)
                .write(type, writer.write("new", Instant.EPOCH, Optional.empty())));
    }
}
