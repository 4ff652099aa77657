package com.togahub.engine.document;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.problem.Level;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.request.Json;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The one form of every answer. */
public final class Envelope {
    private static final JsonFactory JSON = Json.mapper().getFactory();
    private static final byte[] END = {'}'};

    private Envelope() {}

    /** Writes the members of {@code data}. */
    @FunctionalInterface
    public interface Content {
        /** Writes them. */
        void write(JsonGenerator json) throws IOException;
    }

    /** The members of {@code data}, written out. What the content throws leaves nothing behind. */
    public static Body data(Content content) {
        Spool spool = new Spool();
        boolean isDone = false;
        try (JsonGenerator json = JSON.createGenerator(spool)) {
            json.writeStartObject();
            content.write(json);
            json.writeEndObject();
            json.flush();
            isDone = true;
            return spool.body();
        } catch (IOException e) {
            throw new UncheckedIOException("writing an answer", e);
        } finally {
            if (!isDone) {
                discard(spool);
            }
        }
    }

    private static void discard(Spool spool) {
        try {
            spool.discard();
        } catch (IOException e) {
            throw new UncheckedIOException("giving up an answer", e);
        }
    }

    /**
     * An answer.
     *
     * @param status HTTP status; 2xx is success
     * @param meta values of numbers, booleans, texts, maps, or null
     * @param data an object
     */
    public static Body write(
            RequestContext context,
            Instant now,
            int status,
            List<Problem> messages,
            Map<String, Object> meta,
            Body data) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(512);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField(
                    "transactionId",
                    context.transactionId().map(TransactionId::value).orElse(null));
            json.writeStringField("timestamp", RecordWriter.format(now));
            json.writeStringField("authority", context.origin().authority());
            json.writeStringField("audience", context.tenant().slug().orElse(null));
            json.writeBooleanField("isSuccess", status >= 200 && status < 300);
            json.writeNumberField("status", status);
            json.writeStringField("error", error(messages).orElse(null));
            json.writeFieldName("messages");
            messages(json, messages);
            json.writeFieldName("meta");
            json.writeObject(meta);
            json.writeFieldName("data");
            // the data follows as it is
            json.writeRawValue("");
            json.flush();
            return data.between(bytes.toByteArray(), END);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
    }

    /** Messages as the JSON text that the log keeps. */
    public static String messages(List<Problem> messages) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            messages(json, messages);
        } catch (IOException e) {
            throw new UncheckedIOException("writing to memory", e);
        }
        return bytes.toString(java.nio.charset.StandardCharsets.UTF_8);
    }

    private static Optional<String> error(List<Problem> messages) {
        return messages.stream()
                .filter(message -> message.code().level() == Level.ERROR)
                .map(Problem::text)
                .findFirst();
    }

    private static void messages(JsonGenerator json, List<Problem> messages) throws IOException {
        json.writeStartArray();
        for (Problem message : messages) {
            json.writeStartObject();
            json.writeStringField("code", message.code().wireName());
            json.writeStringField("level", message.code().level().wireName());
            json.writeStringField("text", message.text());
            if (message.path().isPresent()) {
                json.writeStringField("path", message.path().get());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }
}
