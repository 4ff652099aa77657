package com.togahub.it.faults;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A line to a server on the loopback interface that a test can cut, hold up and slow down, at a port that stays the same.
 *
 * <p>What is held up is delivered when the line passes again, even if its sender has given up meanwhile, as on a real network.
 */
final class Proxy implements Closeable {
    private static final int CHUNK = 64 * 1024;

    /** What the line does. */
    private enum Line {
        PASSING,
        /** Connections stay, new ones are accepted, no byte comes through. */
        HELD,
        /** Connections are closed, new ones as soon as they are made; what was held up is lost. */
        CUT
    }

    private final ServerSocket door;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private final Map<Thread, String> held = new ConcurrentHashMap<>();
    private final Object change = new Object();
    private Line line = Line.PASSING;
    private Duration delay = Duration.ZERO;

    /**
     * A passing line.
     *
     * @param target port of the server, which need not be there yet
     */
    Proxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a proxy", e);
        }
        run("accept", this::accept);
    }

    /** Where it listens. */
    int port() {
        return door.getLocalPort();
    }

    /** Lets everything through again, what was held up first. */
    void pass() {
        become(Line.PASSING, Duration.ZERO);
    }

    /** Lets everything through, each piece this much later. */
    void delay(Duration each) {
        become(Line.PASSING, requireNonNull(each, "each"));
    }

    /** Lets no byte through any more, as if packets were dropped. */
    void hold() {
        become(Line.HELD, Duration.ZERO);
    }

    /** Closes every connection, and new ones as soon as they are made. */
    void cut() {
        become(Line.CUT, Duration.ZERO);
        sockets.forEach(this::reset);
    }

    /** Whether a piece that is held up right now contains this text. */
    boolean holds(String text) {
        return held.values().stream().anyMatch(piece -> piece.contains(text));
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void become(Line next, Duration nextDelay) {
        synchronized (change) {
            line = next;
            delay = nextDelay;
            change.notifyAll();
        }
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                sockets.add(client);
                run("connect", () -> connect(client));
            } catch (IOException e) {
                // closed: the loop ends; or a client that was faster gone than accepted
            }
        }
    }

    private void connect(Socket client) {
        if (isCut()) {
            reset(client);
            return;
        }
        try {
            // even while the line is held: what comes then is taken from the client and goes no further
            Socket server = new Socket(InetAddress.getLoopbackAddress(), target);
            server.setTcpNoDelay(true);
            client.setTcpNoDelay(true);
            sockets.add(server);
            run("up", () -> pump(client, server));
            run("down", () -> pump(server, client));
        } catch (IOException e) {
            // the server is not there, so neither is the line
            reset(client);
        }
    }

    private boolean isCut() {
        synchronized (change) {
            return line == Line.CUT;
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] piece = new byte[CHUNK];
        try {
            for (int length = from.getInputStream().read(piece);
                    length >= 0;
                    length = from.getInputStream().read(piece)) {
                if (!mayPass(piece, length)) {
                    break;
                }
                to.getOutputStream().write(piece, 0, length);
            }
            // the end of one direction is passed on like a piece; the other may still be in use
            if (mayPass()) {
                to.shutdownOutput();
            }
        } catch (IOException e) {
            // one side is gone: so is the connection
            reset(from);
            reset(to);
        }
        if (from.isOutputShutdown()) {
            // both directions have ended
            reset(from);
            reset(to);
        }
    }

    private boolean mayPass(byte[] piece, int length) {
        held.put(Thread.currentThread(), new String(piece, 0, length, StandardCharsets.ISO_8859_1));
        try {
            return mayPass();
        } finally {
            held.remove(Thread.currentThread());
        }
    }

    /** Waits while the line is held; answers whether it passes then. */
    private boolean mayPass() {
        synchronized (change) {
            try {
                long start = System.nanoTime();
                for (long left = delay.toMillis(); line == Line.PASSING && left > 0; left = left(start)) {
                    change.wait(left);
                }
                while (line == Line.HELD) {
                    change.wait();
                }
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return false;
            }
            return line == Line.PASSING;
        }
    }

    private long left(long start) {
        return delay.minusNanos(System.nanoTime() - start).toMillis();
    }

    /** Closes with a reset: nobody waits for an end that does not come. */
    private void reset(Socket socket) {
        sockets.remove(socket);
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
