package com.togahub.it.faults;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/**
 * A way to a server on the loopback interface that a test can cut, hold up and slow down, at a port that stays the same.
 *
 * <p>What is held up is delivered when the line passes again, even if its sender has given up meanwhile, as on a real network.
 */
public final class Proxy implements Closeable {
    private final ServerSocket door;
    private final int target;
    private final Line line = new Line();
    private final Set<Link> links = ConcurrentHashMap.newKeySet();

    /**
     * A passing line.
     *
     * @param target port of the server, which need not be there yet
     */
    public Proxy(int target) {
        this.target = target;
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a proxy", e);
        }
        Thread thread = new Thread(this::accept, "proxy-" + target + "-accept");
        thread.setDaemon(true);
        thread.start();
    }

    /** Where it listens. */
    public int port() {
        return door.getLocalPort();
    }

    /** Lets everything through again, what was held up first. */
    public void pass() {
        line.pass(Duration.ZERO);
    }

    /** Lets everything through, each piece this much later. */
    public void delay(Duration each) {
        line.pass(each);
    }

    /** Lets no byte through any more, as if packets were dropped. Connections stay, new ones are accepted. */
    public void hold() {
        line.hold();
    }

    /** Closes every connection, and new ones as soon as they are made; what was held up is lost. */
    public void cut() {
        line.cut();
        links.forEach(Link::reset);
    }

    /** Whether a piece of a client's that is held up right now contains this text. */
    public boolean holds(String text) {
        return links.stream().anyMatch(link -> link.holds(text));
    }

    /** How many sockets are open, to clients and to the server together. */
    public long sockets() {
        return links.stream().mapToLong(Link::sockets).sum();
    }

    @Override
    public void close() throws IOException {
        door.close();
        cut();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                Link link = new Link(line, client, target, links::remove);
                links.add(link);
                link.open();
            } catch (IOException e) {
                // closed: the loop ends; or a client that was faster gone than accepted
            }
        }
    }
}
