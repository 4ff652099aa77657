package com.togahub.persistence.testing;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/** A TCP connection's middle: forwards bytes to a port of the loopback, or swallows them, or cuts or refuses connections. */
public final class Wire implements AutoCloseable {
    private final ServerSocket entrance;
    private final int target;
    private final Set<Socket> sockets = ConcurrentHashMap.newKeySet();
    private volatile boolean swallowing;
    private volatile boolean refusing;

    /** A wire to a port of the loopback. */
    public Wire(int target) throws IOException {
        this.target = target;
        this.entrance = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        thread(this::accept);
    }

    /** Where its near end is. */
    public int port() {
        return entrance.getLocalPort();
    }

    /** From now on nothing arrives, in both directions, nor will what was sent in between. */
    public void swallow(boolean everything) {
        swallowing = everything;
    }

    /** Ends all connections, and new ones at once: the server is down, or up again. */
    public void down(boolean isDown) throws IOException {
        refusing = isDown;
        cut();
    }

    /** Ends all connections. */
    public void cut() throws IOException {
        for (Socket socket : sockets) {
            socket.close();
        }
        sockets.clear();
    }

    /** Ends all connections as a server that knows nothing of them does: whoever sends is told so, not whoever listens. */
    public void reset() throws IOException {
        for (Socket socket : sockets) {
            socket.setSoLinger(true, 0);
        }
        cut();
    }

    @Override
    public void close() throws IOException {
        entrance.close();
        cut();
    }

    private void accept() {
        try {
            while (!entrance.isClosed()) {
                Socket in = entrance.accept();
                if (refusing) {
                    in.close();
                    continue;
                }
                Socket out = new Socket(InetAddress.getLoopbackAddress(), target);
                sockets.add(in);
                sockets.add(out);
                thread(() -> pump(in, out));
                thread(() -> pump(out, in));
            }
        } catch (IOException closed) {
            // the test is over
            return;
        }
    }

    private void pump(Socket from, Socket to) {
        byte[] buffer = new byte[8_192];
        try (from;
                to) {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            for (int length = in.read(buffer); length >= 0; length = in.read(buffer)) {
                if (!swallowing) {
                    out.write(buffer, 0, length);
                }
            }
        } catch (IOException cut) {
            return;
        }
    }

    private static void thread(Runnable work) {
        Thread thread = new Thread(work, "wire");
        thread.setDaemon(true);
        thread.start();
    }
}
