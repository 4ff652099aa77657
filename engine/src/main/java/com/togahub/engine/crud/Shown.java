package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.document.Body;
import com.togahub.engine.request.Json;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * The object {@code data} of an answer and the first part of its entity tag. What a read shows is there at once; what a write
 * shows is read when it is sent, so that the answer holds what completions have changed since.
 */
final class Shown {
    private final Supplier<Body> data;
    private final Supplier<Optional<String>> own;
    private Optional<Body> written = Optional.empty();
    private Optional<String> tag = Optional.empty();

    private Shown(Supplier<Body> data, Supplier<Optional<String>> own) {
        this.data = data;
        this.own = own;
    }

    /** Written already; whoever sends it or gives it up closes it. */
    static Shown now(Body data, Optional<String> own) {
        Shown shown = new Shown(() -> data, () -> own);
        shown.settle();
        return shown;
    }

    /**
     * To be written when it is needed.
     *
     * @param data writes it, as often as it is asked
     * @param own reads the first part of the tag
     */
    static Shown later(Supplier<Body> data, Supplier<Optional<String>> own) {
        return new Shown(data, own);
    }

    /** Writes what is sent, unless it is written. */
    void settle() {
        if (written.isEmpty()) {
            written = Optional.of(data.get());
            tag = own.get();
        }
    }

    /** What is sent. */
    Body body() {
        settle();
        return written.orElseThrow();
    }

    /** First part of the entity tag, where one record is answered. */
    Optional<String> own() {
        settle();
        return tag;
    }

    /** As a tree, for business code in between: of now, not of what is sent later. */
    ObjectNode tree() {
        try {
            if (written.isPresent()) {
                return parse(written.get());
            }
            try (Body body = data.get()) {
                return parse(body);
            }
        } catch (IOException e) {
            throw new UncheckedIOException("reading what was written", e);
        }
    }

    private static ObjectNode parse(Body body) throws IOException {
        return (ObjectNode) Json.mapper().readTree(body.bytes());
    }

    /** Gives up what is written. */
    void discard() {
        try {
            if (written.isPresent()) {
                written.get().close();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("giving up what was written", e);
        }
    }
}
