package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Collection;
import java.util.Optional;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.function.Consumer;
import java.util.stream.Stream;

/**
 * One connection through a {@link Proxy}.
 *
 * <p>A client that goes, or ends its part, while the line is held is let go at once. If it had come before that, what it sent, and its end, reach the
 * server when the line passes again: until then a server knows as little of it as on a real network. If it came while the line
 * was held, the server never hears of it.
 */
final class Link {
    private static final int CHUNK = 64 * 1024;
    /** No piece is empty but this. */
    private static final byte[] END = {};

    private final Line line;
    private final Socket client;
    private final int target;
    private final Consumer<Link> onEnd;
    /** What the client sent. It grows while the line is held, until the client has said all it has to say without an answer. */
    private final BlockingQueue<byte[]> sent = new LinkedBlockingQueue<>();

    private final Collection<byte[]> held = new ConcurrentLinkedQueue<>();
    private volatile Optional<Socket> server = Optional.empty();
    private volatile boolean isGone;

    /**
     * A connection that a client has made.
     *
     * @param target port of the server, which is asked when the line passes
     * @param onEnd told when nothing is open any more
     */
    Link(Line line, Socket client, int target, Consumer<Link> onEnd) {
        this.line = requireNonNull(line, "line");
        this.client = requireNonNull(client, "client");
        this.target = target;
        this.onEnd = requireNonNull(onEnd, "onEnd");
    }

    /** Begins to carry pieces. */
    void open() {
        run("take", this::take);
        run("up", this::up);
    }

    /** Whether a piece of the client's that is held up right now contains this text. */
    boolean holds(String text) {
        return held.stream().anyMatch(piece -> new String(piece, StandardCharsets.ISO_8859_1).contains(text));
    }

    /** How many of its two sides are open. */
    long sockets() {
        return Stream.concat(Stream.of(client), server.stream())
                .filter(socket -> !socket.isClosed())
                .count();
    }

    /** Closes both sides with a reset: nobody waits for an end that does not come. */
    void reset() {
        reset(client);
        server.ifPresent(Link::reset);
        onEnd.accept(this);
    }

    /** Takes what the client sends, whatever the line does: else nobody would see it go. */
    private void take() {
        byte[] piece = new byte[CHUNK];
        try {
            client.setTcpNoDelay(true);
            for (int length = client.getInputStream().read(piece);
                    length >= 0;
                    length = client.getInputStream().read(piece)) {
                byte[] next = Arrays.copyOf(piece, length);
                held.add(next);
                sent.add(next);
            }
            if (line.isHeld()) {
                leave();
            }
        } catch (IOException e) {
            // it is gone, or the line was cut
            leave();
        }
        sent.add(END);
    }

    private void leave() {
        isGone = true;
        reset(client);
        line.wake();
    }

    private void up() {
        if (!line.opens(() -> isGone) || isGone) {
            reset();
            return;
        }
        try {
            Socket made = new Socket(InetAddress.getLoopbackAddress(), target);
            server = Optional.of(made);
            made.setTcpNoDelay(true);
            run("down", () -> down(made));
            for (byte[] piece = sent.take(); line.lets(); piece = sent.take()) {
                if (piece.length == 0) {
                    end(made, client);
                    return;
                }
                held.remove(piece);
                made.getOutputStream().write(piece);
            }
            reset();
        } catch (IOException e) {
            // the server is not there, or gone: so is the connection
            reset();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            reset();
        }
    }

    /** Carries what the server says. Once the client is gone nobody hears it: the server is to find its end by itself. */
    private void down(Socket from) {
        byte[] piece = new byte[CHUNK];
        try {
            for (int length = from.getInputStream().read(piece);
                    length >= 0;
                    length = from.getInputStream().read(piece)) {
                if (!line.lets()) {
                    reset();
                    return;
                }
                if (!isGone) {
                    client.getOutputStream().write(piece, 0, length);
                }
            }
            if (line.lets()) {
                end(client, from);
            } else {
                reset();
            }
        } catch (IOException e) {
            // one side is gone: so is the connection
            reset();
        }
    }

    /** Passes the end of one direction on; the other may still be in use. */
    private void end(Socket to, Socket from) throws IOException {
        to.shutdownOutput();
        if (from.isOutputShutdown()) {
            reset();
        }
    }

    private static void reset(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (IOException e) {
            // closed already
            return;
        }
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void run(String task, Runnable work) {
        Thread thread = new Thread(work, "proxy-" + target + "-" + task);
        thread.setDaemon(true);
        thread.start();
    }
}
