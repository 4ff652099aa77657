package com.togahub.persistence.transaction;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicLong;

/**
 * The name of one branch of a transaction that spans hosts, as {@code XA RECOVER} shows it. The qualifier names the logs
 * schema whose row decides, so that recovery needs nothing but the branch to find it.
 *
 * @param transaction global transaction id, {@code toga:<node>:<boot>:<sequence>}, ASCII, at most 64 bytes
 * @param number 0 for the first branch
 * @param recordSchema the schema that holds the commit record
 */
record BranchId(String transaction, int number, String recordSchema) {
    /** Ours alone: "TOGA". Branches of other owners are never touched. */
    static final int FORMAT = 0x544F4741;

    private static final int LIMIT = 64;
    private static final String PREFIX = "toga:";

    BranchId {
        requireNonNull(transaction, "transaction");
        requireNonNull(recordSchema, "recordSchema");
        if (transaction.length() > LIMIT || (number + ":" + recordSchema).length() > LIMIT) {
            throw new IllegalArgumentException("Branch id too long for XA: " + transaction + " " + recordSchema);
        }
    }

    /** The id as the XA statements of SQL take it. */
    String literal() {
        HexFormat hex = HexFormat.of();
        return "X'" + hex.formatHex(ascii(transaction)) + "',X'" + hex.formatHex(ascii(number + ":" + recordSchema))
                + "'," + FORMAT;
    }

    /** Reads a row of {@code XA RECOVER}; empty when the branch is not ours. */
    static Optional<BranchId> read(int format, int transactionLength, byte[] data) {
        String text = new String(data, StandardCharsets.US_ASCII);
        if (format != FORMAT || !text.startsWith(PREFIX) || transactionLength > text.length()) {
            return Optional.empty();
        }
        String[] qualifier = text.substring(transactionLength).split(":", 2);
        if (qualifier.length != 2 || !qualifier[0].matches("[0-9]{1,3}")) {
            return Optional.empty();
        }
        int number = Integer.parseInt(qualifier[0]);
        return Optional.of(new BranchId(text.substring(0, transactionLength), number, qualifier[1]));
    }

    private static byte[] ascii(String text) {
        return text.getBytes(StandardCharsets.US_ASCII);
    }

    /** Gives out global transaction ids that no other node and no other run of this node gives out. */
    static final class Source {
        private static final int NODE_LENGTH = 24;

        private final String beginning;
        private final AtomicLong sequence = new AtomicLong();

        /** For one run of a node, told apart by the moment it started. */
        Source(String instanceId, long startedMillis) {
            String node = instanceId.replaceAll("[^A-Za-z0-9._-]", "-");
            String tail = node.substring(Math.max(0, node.length() - NODE_LENGTH));
            this.beginning = PREFIX + tail + ":" + Long.toString(startedMillis, Character.MAX_RADIX) + ":";
        }

        String next() {
            return beginning + Long.toString(sequence.incrementAndGet(), Character.MAX_RADIX);
        }
    }
}
