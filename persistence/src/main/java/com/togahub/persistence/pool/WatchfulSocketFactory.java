package com.togahub.persistence.pool;

import com.mysql.cj.NativeSession;
import com.mysql.cj.conf.PropertySet;
import com.mysql.cj.jdbc.JdbcConnection;
import com.mysql.cj.protocol.StandardSocketFactory;
import java.io.Closeable;
import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketTimeoutException;
import java.sql.Connection;
import java.time.Duration;
import java.util.Optional;

/**
 * Sockets that wait for a slow answer as long as it takes, and for a lost one only seconds: whenever the server has been
 * silent for {@link #SILENCE_MILLIS}, a second connection asks whether it still answers anybody. A read time-out alone
 * would have to choose between cutting long queries off and waiting for dropped packets.
 */
public class WatchfulSocketFactory extends StandardSocketFactory {
    /** The read time-out by which the driver's own, shorter or longer ones are told from the watch. */
    static final int SILENCE_MILLIS = 2_003;

    private Optional<HostWatch> watch = Optional.empty();
    private boolean loggedIn;
    private volatile boolean broken;

    /** For the driver. */
    public WatchfulSocketFactory() {}

    @Override
    @SuppressWarnings("TypeParameterUnusedInFormals") // the driver's signature
    public <T extends Closeable> T connect(String host, int port, PropertySet properties, int loginTimeout)
            throws IOException {
        watch = HostWatch.of(host, port);
        return super.connect(host, port, properties, loginTimeout);
    }

    @Override
    public void afterHandshake() throws IOException {
        super.afterHandshake();
        loggedIn = true;
    }

    @Override
    protected Socket createSocket(PropertySet properties) {
        return new WatchedSocket();
    }

    /** How long a server that answers others may be silent here; for ever, as changes of large tables need. */
    Optional<Duration> mostSilence(HostWatch known) {
        return Optional.empty();
    }

    /**
     * Whether the line of a connection has failed. The driver itself takes no note of one that failed when something was sent, and
     * would go on with it.
     */
    static boolean isBroken(Connection connection) {
        return connection instanceof JdbcConnection driver
                && driver.getSession() instanceof NativeSession session
                && session.getProtocol().getSocketConnection().getSocketFactory()
                        instanceof WatchfulSocketFactory factory
                && factory.broken;
    }

    private final class WatchedSocket extends Socket {
        @Override
        public InputStream getInputStream() throws IOException {
            return new WatchedStream(super.getInputStream(), this);
        }

        @Override
        public OutputStream getOutputStream() throws IOException {
            return new NotingStream(super.getOutputStream());
        }
    }

    /** Notes when it fails. */
    private final class NotingStream extends FilterOutputStream {
        NotingStream(OutputStream out) {
            super(out);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            try {
                out.write(bytes, offset, length);
            } catch (IOException e) {
                broken = true;
                throw e;
            }
        }
    }

    private final class WatchedStream extends FilterInputStream {
        private final Socket socket;

        WatchedStream(InputStream in, Socket socket) {
            super(in);
            this.socket = socket;
        }

        @Override
        public int read() throws IOException {
            long begun = System.nanoTime();
            while (true) {
                try {
                    return super.read();
                } catch (SocketTimeoutException e) {
                    waitOn(begun, e);
                }
            }
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            long begun = System.nanoTime();
            while (true) {
                try {
                    return super.read(bytes, offset, length);
                } catch (SocketTimeoutException e) {
                    waitOn(begun, e);
                }
            }
        }

        /** Returns when waiting is worth while. */
        private void waitOn(long begun, SocketTimeoutException silence) throws IOException {
            boolean isWatch = loggedIn && socket.getSoTimeout() == SILENCE_MILLIS;
            if (!isWatch || !watch.map(HostWatch::answers).orElse(false)) {
                throw silence;
            }
            Optional<Duration> most = watch.flatMap(WatchfulSocketFactory.this::mostSilence);
            if (most.isPresent() && System.nanoTime() - begun > most.get().toNanos()) {
                throw silence;
            }
        }
    }
}
