package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import java.io.Closeable;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Optional;
import java.util.concurrent.atomic.AtomicReference;

/** A way to a database server, without encryption, on which every command is heard by the present watch. */
final class Wire implements Closeable {
    private final Server server;
    private final int target;
    private final AtomicReference<Optional<Watch>> watch;
    private final ServerSocket door;

    /**
     * A way at a free port of the loopback interface.
     *
     * @param target port of what is behind it
     * @param watch who listens now, shared by all ways
     */
    Wire(Server server, int target, AtomicReference<Optional<Watch>> watch) {
        this.server = requireNonNull(server, "server");
        this.target = target;
        this.watch = requireNonNull(watch, "watch");
        try {
            door = new ServerSocket(0, 200, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a way to a database server", e);
        }
        Thread thread = new Thread(this::accept, "wire-" + target);
        thread.setDaemon(true);
        thread.start();
    }

    int port() {
        return door.getLocalPort();
    }

    @Override
    public void close() throws IOException {
        door.close();
    }

    private void accept() {
        while (!door.isClosed()) {
            try {
                Socket client = door.accept();
                try {
                    Conversation.begin(server, client, new Socket(InetAddress.getLoopbackAddress(), target), watch);
                } catch (IOException e) {
                    // the server is not there, and so neither is the way to it
                    client.close();
                }
            } catch (IOException e) {
                // closed: the loop ends; or a client that was faster gone than accepted
            }
        }
    }
}
