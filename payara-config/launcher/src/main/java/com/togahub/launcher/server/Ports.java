package com.togahub.launcher.server;

import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.ArrayList;
import java.util.List;

/** Ports of the loopback interface. */
public final class Ports {
    private Ports() {}

    /** Different free ports, as many as asked for. */
    public static List<Integer> free(int count) {
        List<ServerSocket> held = new ArrayList<>();
        try {
            for (int i = 0; i < count; i++) {
                held.add(new ServerSocket(0, 1, InetAddress.getLoopbackAddress()));
            }
            return held.stream().map(ServerSocket::getLocalPort).toList();
        } catch (IOException e) {
            throw new LaunchException("no free port on the loopback interface (" + e.getMessage() + ")", e);
        } finally {
            held.forEach(Ports::close);
        }
    }

    /** Whether nobody listens on the port. */
    public static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /**
     * Refuses ports that somebody listens on.
     *
     * @throws LaunchException naming the first port in use
     */
    public static void requireFree(int first, int count) {
        for (int port = first; port < first + count; port++) {
            if (!isFree(port)) {
                throw new LaunchException("port " + port + " is in use: choose another one with --port");
            }
        }
    }

    private static void close(ServerSocket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new LaunchException("cannot release port " + socket.getLocalPort(), e);
        }
    }
}
