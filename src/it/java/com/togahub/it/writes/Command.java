package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * What a client says to a database server.
 *
 * @param kind of command
 * @param text its SQL, that of the prepared statement where one is carried out; empty where there is none
 * @param packet as it came
 */
record Command(Kind kind, String text, Packet packet) {
    private static final Pattern COMMENTS = Pattern.compile("/\\*.*?\\*/", Pattern.DOTALL);
    private static final Pattern SPACES = Pattern.compile("\\s+");
    private static final int STATEMENT_ID = 4;
    private static final int NO_ATTRIBUTES = 2;

    /** The commands that matter here, by their first byte. */
    enum Kind {
        QUIT(0x01, false),
        QUERY(0x03, true),
        PREPARE(0x16, true),
        EXECUTE(0x17, true),
        LONG_DATA(0x18, false),
        CLOSE(0x19, false),
        OTHER(-1, true);

        private final int code;
        private final boolean isAnswered;

        Kind(int code, boolean isAnswered) {
            this.code = code;
            this.isAnswered = isAnswered;
        }

        private static Kind of(int code) {
            for (Kind kind : values()) {
                if (kind.code == code) {
                    return kind;
                }
            }
            return OTHER;
        }
    }

    Command {
        requireNonNull(kind, "kind");
        requireNonNull(text, "text");
        requireNonNull(packet, "packet");
    }

    /** Reads a packet that begins a command. */
    static Command of(Packet packet, Map<Integer, String> prepared) {
        byte[] content = packet.content();
        Kind kind = content.length == 0 ? Kind.OTHER : Kind.of(content[0]);
        String text =
                switch (kind) {
                    case QUERY -> text(content, hasAttributes(content) ? 1 + NO_ATTRIBUTES : 1);
                    case PREPARE -> text(content, 1);
                    case EXECUTE -> prepared.getOrDefault(number(content, 1), "");
                    case QUIT, LONG_DATA, CLOSE, OTHER -> "";
                };
        return new Command(kind, text, packet);
    }

    /** A number of four bytes. */
    static int number(byte[] content, int from) {
        int number = 0;
        for (int i = STATEMENT_ID - 1; i >= 0; i--) {
            number = (number << 8) | (content[from + i] & 0xFF);
        }
        return number;
    }

    /** Between client and MySQL 8, never MariaDB, a query's attributes come first: no attributes, in one set. */
    private static boolean hasAttributes(byte[] content) {
        return content.length > NO_ATTRIBUTES && content[1] == 0 && content[2] == 1;
    }

    private static String text(byte[] content, int from) {
        String sql = new String(content, from, content.length - from, StandardCharsets.UTF_8);
        return SPACES.matcher(COMMENTS.matcher(sql).replaceAll(" "))
                .replaceAll(" ")
                .strip();
    }

    boolean isAnswered() {
        return kind.isAnswered;
    }

    /** Whether it does something at the server: preparing a statement and choosing a schema change nothing. */
    boolean isStatement() {
        return kind == Kind.EXECUTE || (kind == Kind.QUERY && !text.startsWith("USE "));
    }

    /** Whether it begins a transaction. */
    boolean begins() {
        return isStatement() && (text.equals("START TRANSACTION") || text.startsWith("XA START "));
    }

    /** Whether it ends a transaction, as far as this connection is concerned. */
    boolean ends() {
        return isStatement()
                && (text.equals("COMMIT")
                        || text.equals("ROLLBACK")
                        || text.startsWith("XA COMMIT ")
                        || text.startsWith("XA ROLLBACK "));
    }

    /** Whether this text is among its bytes, parameters included. */
    boolean contains(String ascii) {
        return new String(packet.content(), StandardCharsets.ISO_8859_1).contains(ascii);
    }
}
