package com.togahub.it.writes;

import static java.util.Objects.requireNonNull;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CountDownLatch;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Listens to one request: to transactions on whatever connections, from their first statement on that names it, and to
 * branches from their beginning, while it is the only request of its tenant that has not been stopped yet. Stops it at one of
 * its statements, once.
 */
final class Watch {
    private static final Pattern BRANCH = Pattern.compile("XA START X'([0-9a-f]+)',X'([0-9a-f]+)',.*");

    private final String id;
    private final Tenancy tenancy;
    private final Optional<Stop> stop;
    private final List<Said> said = new ArrayList<>();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch dropped = new CountDownLatch(1);
    private Optional<String> branches = Optional.empty();

    /**
     * Listens to a request.
     *
     * @param id the request's transaction id, which is in what it writes
     */
    Watch(String id, Tenancy tenancy, Optional<Stop> stop) {
        this.id = requireNonNull(id, "id");
        this.tenancy = requireNonNull(tenancy, "tenancy");
        this.stop = requireNonNull(stop, "stop");
    }

    /**
     * A statement of the request.
     *
     * @param server to which it was said
     * @param text its SQL
     */
    record Said(Server server, String text) {}

    /** Whether a command of a transaction that nobody has claimed is this request's. */
    boolean claims(Command command) {
        Matcher branch = BRANCH.matcher(command.text());
        return branch.matches() ? text(branch.group(2)).endsWith(":" + tenancy.logs()) : command.contains(id);
    }

    /**
     * Hears a statement before the server does; answers what is to happen to it. A held one returns when it is dropped.
     *
     * @return what to do with it, once that is known; empty: nothing
     */
    Optional<Stop> hears(Server server, Command command) {
        Optional<Stop> here;
        synchronized (this) {
            int number = said.size();
            said.add(new Said(server, command.text()));
            Matcher branch = BRANCH.matcher(command.text());
            if (branch.matches()) {
                branches = Optional.of(text(branch.group(1)));
            }
            here = stop.filter(each -> each.statement() == number);
        }
        here.filter(each -> !each.fault().isAfter()).ifPresent(this::reach);
        return here;
    }

    /** Says that the stop's place is reached; a held request stays there. */
    void reach(Stop here) {
        reached.countDown();
        if (here.fault().isHeld()) {
            try {
                dropped.await();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }

    /** Whether the request has come to the place where it is stopped. */
    boolean isReached() {
        return reached.getCount() == 0;
    }

    /** Ends the hold: what was kept back is lost. */
    void drop() {
        dropped.countDown();
    }

    /** What was said so far. */
    synchronized List<Said> said() {
        return List.copyOf(said);
    }

    /** The transaction's own id, if it has begun a branch. */
    synchronized Optional<String> branches() {
        return branches;
    }

    private static String text(String hex) {
        return new String(HexFormat.of().parseHex(hex), StandardCharsets.US_ASCII);
    }
}
