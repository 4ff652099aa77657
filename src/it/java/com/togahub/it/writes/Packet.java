package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/**
 * One packet of the protocol that MySQL and MariaDB speak: three bytes of length, one of sequence, and what it says.
 *
 * @param sequence 0 where a client begins to say something, 1 where a server begins to answer
 * @param content what is said; never changed
 */
record Packet(int sequence, byte[] content) {
    private static final int HEADER = 4;
    private static final int BYTE = 0xFF;
    private static final int ERROR = 0xFF;

    Packet {
        requireNonNull(content, "content");
    }

    /** Reads the next packet; empty at the end. */
    static Optional<Packet> read(InputStream in) throws IOException {
        byte[] header = in.readNBytes(HEADER);
        if (header.length == 0) {
            return Optional.empty();
        }
        if (header.length < HEADER) {
            throw new EOFException("half a header");
        }
        int length = (header[0] & BYTE) | (header[1] & BYTE) << 8 | (header[2] & BYTE) << 16;
        byte[] content = in.readNBytes(length);
        if (content.length < length) {
            throw new EOFException("half a packet");
        }
        return Optional.of(new Packet(header[3] & BYTE, content));
    }

    /** A server's refusal. */
    static Packet refusal(int error, String state, String text) {
        byte[] rest = ("#" + state + text).getBytes(StandardCharsets.UTF_8);
        byte[] content = new byte[3 + rest.length];
        content[0] = (byte) ERROR;
        content[1] = (byte) error;
        content[2] = (byte) (error >> 8);
        System.arraycopy(rest, 0, content, 3, rest.length);
        return new Packet(1, content);
    }

    /** Writes it in one piece. */
    void write(OutputStream out) throws IOException {
        byte[] all = new byte[HEADER + content.length];
        all[0] = (byte) content.length;
        all[1] = (byte) (content.length >> 8);
        all[2] = (byte) (content.length >> 16);
        all[3] = (byte) sequence;
        System.arraycopy(content, 0, all, HEADER, content.length);
        out.write(all);
    }
}
