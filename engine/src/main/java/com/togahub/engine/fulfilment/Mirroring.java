package com.togahub.engine.fulfilment;

import com.togahub.engine.intercept.Completion;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The mirroring that one outer request causes. While it runs, writes leave marks; when it ends, every marked fulfilment is
 * mirrored onto the sales order upstream of its own, and the mirror in turn, up to the top. What that writes leaves no marks.
 *
 * <p>Locks go from below to above only, so that walks of several requests wait for each other instead of for ever; and as
 * each sees what others have committed when it gets a lock, two writes to one fulfilment end in one mirror.
 */
final class Mirroring implements Completion {
    /** The shared role whose grants the walk has. */
    static final String ROLE = "mirroring";

    /** Levels above a fulfilment. */
    static final int DEEPEST = 50;

    private final Set<String> marked = new LinkedHashSet<>();
    private final Map<String, Optional<String>> earlier = new HashMap<>();
    private final Map<String, String> mirrors = new HashMap<>();
    private final Set<String> released = new LinkedHashSet<>();
    private final List<Problem> messages = new ArrayList<>();
    private final Walked walked;
    private boolean isRunning;

    private Mirroring(Walked walked) {
        this.walked = walked;
    }

    /** The one of an outer request. */
    static Mirroring of(Requests requests) {
        Walked walked = Walked.of(requests);
        return requests.completion(Mirroring.class, () -> new Mirroring(walked));
    }

    /** Whether what is written now is written by the walk itself. */
    boolean isRunning() {
        return isRunning;
    }

    /** Marks a fulfilment as changed, or as one that has something below it changed. */
    void mark(String uuid) {
        marked.add(uuid);
    }

    /** Remembers what a fulfilment was shipped against before: when that has changed, its mirror is in the wrong place. */
    void shippedAgainst(String uuid, Optional<String> order) {
        earlier.putIfAbsent(uuid, order);
    }

    /** Remembers a fulfilment's mirror: a caller may take the link away, or set another. */
    void shownBy(String uuid, Optional<String> mirror) {
        mirror.ifPresent(known -> mirrors.putIfAbsent(uuid, known));
    }

    /** Marks a fulfilment as deleted. */
    void delete(String uuid, Optional<String> mirror) {
        marked.remove(uuid);
        walked.add(uuid);
        mirror.ifPresent(released::add);
    }

    @Override
    public boolean isDue() {
        return !marked.isEmpty() || !released.isEmpty();
    }

    @Override
    public List<Problem> complete(Requests requests) {
        isRunning = true;
        try {
            Requests system = requests.as(ROLE);
            Level level = new Level(new Shipments(system), new Chain(system));
            while (isDue()) {
                if (marked.isEmpty()) {
                    String mirror = released.iterator().next();
                    released.remove(mirror);
                    release(level.shipments(), mirror);
                } else {
                    walk(level, marked.iterator().next());
                }
            }
            List<Problem> said = List.copyOf(messages);
            messages.clear();
            return said;
        } finally {
            isRunning = false;
        }
    }

    private void walk(Level level, String start) {
        Set<String> fulfilments = new HashSet<>();
        Set<String> orders = new HashSet<>();
        Optional<String> next = Optional.of(start);
        while (next.isPresent()) {
            String uuid = next.get();
            if (!fulfilments.add(uuid)) {
                ring();
                return;
            }
            if (fulfilments.size() > DEEPEST + 1) {
                throw new Refusal("The chain of sales orders is more than " + DEEPEST + " levels deep.");
            }
            marked.remove(uuid);
            walked.add(uuid);
            Optional<Fulfilment> found = level.shipments().find(uuid);
            if (found.isEmpty()) {
                return;
            }
            found.get().salesOrder().ifPresent(orders::add);
            Optional<String> upstream = found.get().salesOrder().flatMap(level.chain()::upstream);
            if (upstream.filter(orders::contains).isPresent()) {
                ring();
                return;
            }
            Fulfilment fulfilment = relinked(level, found.get(), upstream);
            Optional<String> replaced = isMoved(fulfilment) ? fulfilment.upstream() : Optional.empty();
            next = upstream.map(order -> level.mirror(fulfilment, order));
            // lines that were moved here still link to where they were shown
            if (next.isEmpty() && (replaced.isPresent() || fulfilment.upstream().isEmpty())) {
                level.unlink(fulfilment);
            }
            replaced.ifPresent(released::add);
        }
    }

    /**
     * A fulfilment keeps its one mirror: the link to it that a caller took away is set again, and when the caller has set
     * another, the mirror is let go of.
     */
    private Fulfilment relinked(Level level, Fulfilment fulfilment, Optional<String> order) {
        Optional<String> before = Optional.ofNullable(mirrors.remove(fulfilment.uuid()));
        if (before.isEmpty() || before.equals(fulfilment.upstream())) {
            return fulfilment;
        }
        Optional<Fulfilment> mirror = before.flatMap(level.shipments()::find)
                .filter(each -> order.isPresent() && order.equals(each.salesOrder()));
        if (mirror.isPresent() && fulfilment.upstream().isEmpty()) {
            return level.relink(fulfilment, mirror.get().uuid());
        }
        Optional<String> orderBefore = earlier.getOrDefault(fulfilment.uuid(), fulfilment.salesOrder());
        if (mirror.isPresent() || !orderBefore.equals(fulfilment.salesOrder())) {
            before.ifPresent(released::add);
        }
        return fulfilment;
    }

    private boolean isMoved(Fulfilment fulfilment) {
        Optional<String> before = earlier.remove(fulfilment.uuid());
        return before != null && !before.equals(fulfilment.salesOrder());
    }

    private void ring() {
        messages.add(
                Problem.of(Code.W_2, "The sales orders of this fulfilment form a ring; it is mirrored once around."));
    }

    /** A mirror has lost a fulfilment that it showed: it goes too, unless it shows another one. */
    private void release(Shipments shipments, String mirror) {
        if (!shipments.lock(mirror)) {
            return;
        }
        List<String> shown = shipments.shownBy(mirror);
        if (shown.isEmpty()) {
            Optional<String> above = shipments.find(mirror).flatMap(Fulfilment::upstream);
            marked.remove(mirror);
            walked.add(mirror);
            shipments.delete(mirror);
            above.ifPresent(released::add);
        } else {
            marked.addAll(shown);
        }
    }
}
