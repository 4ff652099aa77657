package com.togahub.persistence.store;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.store.LogEntry;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;

/** A log entry as a row of {@code ApiTransactions}. */
public final class LogRow {
    static final List<String> COLUMNS = List.of(
            "uuid",
            "transactionId",
            "parentTransactionId",
            "dtStarted",
            "dtCompleted",
            "durationMs",
            "method",
            "route",
            "options",
            "requestBody",
            "status",
            "isSuccess",
            "messages",
            "identity",
            "clientUuid",
            "credentialUuid",
            "address",
            "userAgent",
            "instanceId",
            "responseBytes",
            "gtrid");

    /** The same for rows that are there until their lines are in the file. */
    static final List<String> PENDING =
            Stream.concat(COLUMNS.stream(), Stream.of("isPending")).toList();

    /** What the lines hold. */
    public static final List<String> IN_LINES =
            COLUMNS.stream().filter(column -> !column.equals("gtrid")).toList();

    private static final int MOST_TEXT_BYTES = 64 * 1024;
    private static final int MOST_ROUTE = 1024;
    private static final int MOST_METHOD = 16;
    private static final int MOST_ADDRESS = 64;
    private static final int MOST_AGENT = 512;
    private static final int MOST_IDENTITY = 255;
    private static final int UUID_LENGTH = 36;

    private LogRow() {}

    /**
     * The values of {@link #COLUMNS}. What is longer than its column is cut: a request must not go unlogged because it was
     * strange.
     *
     * @param gtrid id of the transaction over several hosts that the row decides
     */
    static List<Object> values(LogEntry entry, String instanceId, Optional<byte[]> gtrid) {
        RequestContext context = entry.context();
        Caller caller = context.caller();
        Origin origin = context.origin();
        return Arrays.asList(
                UUID.randomUUID().toString(),
                context.transactionId().map(TransactionId::value).orElse(null),
                context.parent().map(TransactionId::value).orElse(null),
                context.received(),
                context.received().plus(Duration.ofMillis(entry.durationMs())),
                entry.durationMs(),
                cut(origin.method(), MOST_METHOD),
                cut(origin.route(), MOST_ROUTE),
                origin.options().map(LogRow::shortened).orElse(null),
                origin.body().map(LogRow::shortened).orElse(null),
                entry.status(),
                entry.isSuccess(),
                entry.messages(),
                cut(caller.identity(), MOST_IDENTITY),
                caller.clientUuid().map(uuid -> cut(uuid, UUID_LENGTH)).orElse(null),
                cut(caller.subject(), UUID_LENGTH),
                origin.address().map(text -> cut(text, MOST_ADDRESS)).orElse(null),
                origin.userAgent().map(text -> cut(text, MOST_AGENT)).orElse(null),
                instanceId,
                entry.responseBytes(),
                gtrid.orElse(null));
    }

    /** At most 64 KiB of UTF-8, cut between characters. */
    static String shortened(String text) {
        if (text.length() * 3L <= MOST_TEXT_BYTES) {
            return text;
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        if (bytes.length <= MOST_TEXT_BYTES) {
            return text;
        }
        int end = MOST_TEXT_BYTES;
        while ((bytes[end] & 0xC0) == 0x80) {
            end--;
        }
        return new String(bytes, 0, end, StandardCharsets.UTF_8);
    }

    private static String cut(String text, int most) {
        return text.codePointCount(0, text.length()) <= most
                ? text
                : text.substring(0, text.offsetByCodePoints(0, most));
    }
}
