package com.togahub.it.faults;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.support.Eventually;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Queue;
import java.util.Set;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The lines that the tests of faults cut, before a server that gives back what it gets. */
class ProxyIT {
    private static final Duration PATIENCE = Duration.ofSeconds(10);
    private static final int SHORT_MILLIS = 200;
    private static final int IMPATIENT = 50;

    private final ServerSocket echo;
    private final Proxy proxy;
    /** What the server got on each connection that has ended. */
    private final Queue<String> received = new ConcurrentLinkedQueue<>();

    ProxyIT() throws IOException {
        echo = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        proxy = new Proxy(echo.getLocalPort());
        Thread server = new Thread(this::serve, "echo");
        server.setDaemon(true);
        server.start();
    }

    @AfterEach
    void close() throws IOException {
        proxy.close();
        echo.close();
    }

    private void serve() {
        while (!echo.isClosed()) {
            try {
                Socket client = echo.accept();
                Thread answering = new Thread(() -> answer(client), "echo-answer");
                answering.setDaemon(true);
                answering.start();
            } catch (IOException e) {
                return;
            }
        }
    }

    private void answer(Socket client) {
        try (client) {
            StringBuilder text = new StringBuilder();
            for (int next = client.getInputStream().read();
                    next >= 0;
                    next = client.getInputStream().read()) {
                text.append((char) next);
                client.getOutputStream().write(next);
            }
            received.add(text.toString());
        } catch (IOException e) {
            // the line was cut
            return;
        }
    }

    private Socket connect() {
        try {
            Socket socket = new Socket(InetAddress.getLoopbackAddress(), proxy.port());
            socket.setSoTimeout((int) PATIENCE.toMillis());
            return socket;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void send(Socket socket, String text) throws IOException {
        socket.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
    }

    private static String receive(Socket socket, int length) throws IOException {
        return new String(socket.getInputStream().readNBytes(length), StandardCharsets.UTF_8);
    }

    @Test
    @DisplayName("what comes in goes out, and so does the end")
    void passes() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "hello");
            assertEquals("hello", receive(socket, 5));
            send(socket, "bye");
            socket.shutdownOutput();
            assertEquals("bye", receive(socket, 100));
        }
    }

    @Test
    @DisplayName("a held line keeps its connections, takes new ones, and delivers later")
    void holds() throws IOException {
        try (Socket old = connect()) {
            send(old, "a");
            assertEquals("a", receive(old, 1));
            proxy.hold();
            send(old, "bcd");
            try (Socket young = connect()) {
                send(young, "xyz");
                Eventually.within(PATIENCE, "a piece held up", () -> proxy.holds("bcd"));
                for (Socket each : new Socket[] {old, young}) {
                    each.setSoTimeout(SHORT_MILLIS);
                    assertThrows(SocketTimeoutException.class, () -> receive(each, 3));
                    each.setSoTimeout((int) PATIENCE.toMillis());
                }
                proxy.pass();
                assertEquals("bcd", receive(old, 3));
                assertEquals("xyz", receive(young, 3));
                assertTrue(!proxy.holds("bcd"), "nothing is held up any more");
            }
        }
    }

    @Test
    @DisplayName("who goes while the line is held is let go; the server hears what was on its way when the line passes")
    void letsGo() throws IOException {
        Socket old = connect();
        send(old, "a");
        assertEquals("a", receive(old, 1));
        proxy.hold();
        send(old, "last words");
        Eventually.within(PATIENCE, "a piece held up", () -> proxy.holds("last words"));
        old.close();
        Eventually.within(PATIENCE, "the server's side alone", () -> proxy.sockets() == 1);
        for (int i = 0; i < IMPATIENT; i++) {
            Socket young = connect();
            send(young, "nothing");
            young.close();
        }
        try (Socket patient = connect()) {
            send(patient, "b");
            // it came after all of them
            Eventually.within(PATIENCE, "a piece held up", () -> proxy.holds("b"));
            Eventually.within(PATIENCE, "nothing of those that came and went", () -> proxy.sockets() == 2);
            proxy.pass();
            assertEquals("b", receive(patient, 1));
        }
        Eventually.within(PATIENCE, "nothing open", () -> proxy.sockets() == 0);
        assertEquals(Set.of("alast words", "b"), Set.copyOf(received));
    }

    @Test
    @DisplayName("who goes while the line passes is let go")
    void ends() throws IOException {
        for (int i = 0; i < IMPATIENT; i++) {
            try (Socket socket = connect()) {
                send(socket, "a");
                assertEquals("a", receive(socket, 1));
            }
        }
        Eventually.within(PATIENCE, "nothing open", () -> proxy.sockets() == 0);
    }

    @Test
    @DisplayName("a cut line ends its connections and new ones, loses what it held, and passes again")
    void cuts() throws IOException {
        try (Socket socket = connect()) {
            send(socket, "a");
            assertEquals("a", receive(socket, 1));
            proxy.hold();
            send(socket, "lost");
            Eventually.within(PATIENCE, "a piece held up", () -> proxy.holds("lost"));
            proxy.cut();
            assertThrows(IOException.class, () -> requireByte(socket));
            Socket refused = connect();
            assertThrows(IOException.class, () -> requireByte(refused));
        }
        proxy.pass();
        try (Socket socket = connect()) {
            send(socket, "found");
            assertEquals("found", receive(socket, 5));
        }
    }

    private static void requireByte(Socket socket) throws IOException {
        if (socket.getInputStream().read() < 0) {
            throw new IOException("the end");
        }
    }

    @Test
    @DisplayName("a slow line takes its time")
    void delays() throws IOException {
        proxy.delay(Duration.ofMillis(SHORT_MILLIS));
        try (Socket socket = connect()) {
            long start = System.nanoTime();
            send(socket, "slow");
            assertEquals("slow", receive(socket, 4));
            long millis = Duration.ofNanos(System.nanoTime() - start).toMillis();
            assertTrue(millis >= 2 * SHORT_MILLIS - 20, () -> millis + " ms for two pieces");
        }
    }
}
