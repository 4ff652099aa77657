package com.togahub.launcher.bench;

import java.io.BufferedInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Locale;

/**
 * One keep-alive HTTP/1.1 connection that costs next to nothing itself: the load and what is measured share the
 * machine, and the client of the JDK would take a quarter of it.
 */
final class Wire implements AutoCloseable {
    private final String host;
    private final Socket socket;
    private final InputStream in;
    private final OutputStream out;

    Wire(String host, int port) throws IOException {
        this.host = host + ":" + port;
        socket = new Socket(host, port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 1 << 16);
        out = socket.getOutputStream();
    }

    /**
     * An answer.
     *
     * @param status HTTP status
     * @param body its bytes as text
     */
    record Reply(int status, String body) {}

    /** Sends a request with its headers, each ending in a line break, and reads the answer to its end. */
    Reply send(String method, String path, String headers, String body) throws IOException {
        return send(method, path, headers, "application/json", body);
    }

    /** The same with a body of another type. */
    Reply send(String method, String path, String headers, String type, String body) throws IOException {
        byte[] content = body.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: " + host + "\r\n" + headers + "Content-Type: " + type
                + "\r\nContent-Length: " + content.length + "\r\n\r\n";
        byte[] request = head.getBytes(StandardCharsets.US_ASCII);
        byte[] whole = new byte[request.length + content.length];
        System.arraycopy(request, 0, whole, 0, request.length);
        System.arraycopy(content, 0, whole, request.length, content.length);
        out.write(whole);
        int status = Integer.parseInt(line().substring(9, 12));
        int length = -1;
        for (String line = line(); !line.isEmpty(); line = line()) {
            String lower = line.toLowerCase(Locale.ROOT);
            if (lower.startsWith("content-length:")) {
                length = Integer.parseInt(line.substring(15).strip());
            }
        }
        return new Reply(status, length >= 0 ? text(length) : chunks());
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }

    private String chunks() throws IOException {
        StringBuilder body = new StringBuilder();
        for (int size = size(); size > 0; size = size()) {
            body.append(text(size));
            line();
        }
        line();
        return body.toString();
    }

    private int size() throws IOException {
        return Integer.parseInt(line().strip(), 16);
    }

    private String text(int length) throws IOException {
        byte[] bytes = in.readNBytes(length);
        if (bytes.length < length) {
            throw new EOFException("the answer ended early");
        }
        return new String(bytes, StandardCharsets.UTF_8);
    }

    private String line() throws IOException {
        StringBuilder line = new StringBuilder(80);
        for (int next = in.read(); next != '\n'; next = in.read()) {
            if (next < 0) {
                throw new EOFException("the connection was closed");
            }
            if (next != '\r') {
                line.append((char) next);
            }
        }
        return line.toString();
    }
}
