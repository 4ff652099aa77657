package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.net.Socket;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicReference;

/** One connection of a node to a database server: understands what is said on it, and lets a watch stop it. */
final class Conversation {
    private static final int ERROR_DURING_COMMIT = 1180;
    private static final int ROLLED_BACK = 1402;
    private static final int ID_AT = 1;

    private final Server server;
    private final Socket client;
    private final Socket target;
    private final AtomicReference<Optional<Watch>> present;
    private final Map<Integer, String> prepared = new ConcurrentHashMap<>();
    /** What the server has not answered yet. */
    private volatile Optional<Asked> asked = Optional.empty();

    private volatile Optional<Watch> owner = Optional.empty();
    private boolean isOpen;

    private Conversation(Server server, Socket client, Socket target, AtomicReference<Optional<Watch>> present) {
        this.server = requireNonNull(server, "server");
        this.client = requireNonNull(client, "client");
        this.target = requireNonNull(target, "target");
        this.present = requireNonNull(present, "present");
    }

    /** A command that waits for its answer, and what is to happen to that. */
    private record Asked(Command command, Optional<Stop> stop) {}

    /** Begins to carry what both sides say. */
    static void begin(Server server, Socket client, Socket target, AtomicReference<Optional<Watch>> present)
            throws IOException {
        client.setTcpNoDelay(true);
        target.setTcpNoDelay(true);
        Conversation made = new Conversation(server, client, target, present);
        run(made::listen, "wire-up");
        run(made::answer, "wire-down");
    }

    private static void run(Runnable work, String name) {
        Thread thread = new Thread(work, name);
        thread.setDaemon(true);
        thread.start();
    }

    private void listen() {
        try (InputStream in = new BufferedInputStream(client.getInputStream())) {
            for (Optional<Packet> next = Packet.read(in); next.isPresent(); next = Packet.read(in)) {
                Packet packet = next.get();
                if (packet.sequence() == 0 && !said(Command.of(packet, prepared))) {
                    continue;
                }
                packet.write(target.getOutputStream());
            }
        } catch (IOException e) {
            // one side is gone: so is the connection
        }
        reset();
    }

    /** Hears a command; answers whether the server may hear it. */
    private boolean said(Command command) {
        claim(command);
        Optional<Watch> mine = owner;
        Optional<Stop> stop = Optional.empty();
        if (mine.isPresent() && command.isStatement()) {
            stop = mine.get().hears(server, command);
            if (stop.isPresent() && !stop.get().fault().isAfter()) {
                return stopped(stop.get(), command);
            }
        }
        if (command.isAnswered()) {
            asked = Optional.of(new Asked(command, stop));
        }
        return true;
    }

    private boolean stopped(Stop stop, Command command) {
        if (stop.fault() == Stop.Fault.REFUSED) {
            try {
                refusal(command).write(client.getOutputStream());
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return false;
        }
        reset();
        return false;
    }

    private static Packet refusal(Command command) {
        return command.text().startsWith("XA ")
                ? Packet.refusal(ROLLED_BACK, "XA100", "XA_RBROLLBACK: Transaction branch was rolled back")
                : Packet.refusal(ERROR_DURING_COMMIT, "HY000", "Got error 28 during COMMIT");
    }

    /** A transaction is its request's from the first statement on by which it can be told. */
    private void claim(Command command) {
        if (command.begins()) {
            isOpen = true;
        }
        if (isOpen && owner.isEmpty()) {
            owner = present.get().filter(watch -> watch.claims(command));
        }
    }

    private void answer() {
        try (InputStream in = new BufferedInputStream(target.getInputStream())) {
            for (Optional<Packet> next = Packet.read(in); next.isPresent(); next = Packet.read(in)) {
                Packet packet = next.get();
                if (packet.sequence() == 1 && asked.isPresent() && !answered(asked.get(), packet)) {
                    reset();
                    return;
                }
                packet.write(client.getOutputStream());
            }
        } catch (IOException e) {
            // one side is gone: so is the connection
        }
        reset();
    }

    /** Hears the beginning of an answer; says whether the client may hear it. */
    private boolean answered(Asked what, Packet packet) {
        asked = Optional.empty();
        Command command = what.command();
        if (command.kind() == Command.Kind.PREPARE && packet.content()[0] == 0) {
            prepared.put(Command.number(packet.content(), ID_AT), command.text());
        }
        if (what.stop().isPresent()) {
            owner.orElseThrow().reach(what.stop().get());
            return false;
        }
        if (command.ends()) {
            owner = Optional.empty();
            isOpen = false;
        }
        return true;
    }

    /** Closes both sides at once, so that neither waits for the other. */
    private void reset() {
        reset(client);
        reset(target);
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
}
