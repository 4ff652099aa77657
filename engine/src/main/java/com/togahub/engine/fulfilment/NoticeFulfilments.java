package com.togahub.engine.fulfilment;

import com.togahub.engine.intercept.Completion;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Problem;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/**
 * The fulfilments that advance shipping notices stand for, brought up to date once per outer request. They are written as the
 * caller, like anybody's; what orders hang together is read as the platform.
 */
final class NoticeFulfilments implements Completion {
    private final Set<String> marked = new LinkedHashSet<>();

    private final Set<String> held = new HashSet<>();

    /** The one of an outer request. */
    static NoticeFulfilments of(Requests requests) {
        return requests.completion(NoticeFulfilments.class, NoticeFulfilments::new);
    }

    /** Marks a notice as changed, or as one that has something below it changed. */
    void mark(String uuid) {
        marked.add(uuid);
    }

    /**
     * Remembers the lines and packages of a notice that is marked and locked, so that many of them are deleted without a
     * look at each. Whoever takes one elsewhere marks the notice that it goes to.
     */
    void hold(Collection<String> parts) {
        held.addAll(parts);
    }

    /** Whether a line or package is known to be of a notice that is marked and locked. */
    boolean holds(String part) {
        return held.contains(part);
    }

    /** A notice is about to be deleted: it takes its fulfilments along. */
    void withdraw(String uuid, Requests requests) {
        marked.remove(uuid);
        present(uuid, requests).forEach(each -> new Shipments(requests).delete(each.uuid()));
    }

    @Override
    public boolean isDue() {
        return !marked.isEmpty();
    }

    @Override
    public List<Problem> complete(Requests requests) {
        Notices notices = new Notices(requests.as(Mirroring.ROLE));
        while (isDue()) {
            String uuid = marked.iterator().next();
            marked.remove(uuid);
            notices.find(uuid).ifPresent(notice -> fulfil(notice, requests));
        }
        return List.of();
    }

    private static void fulfil(Notice notice, Requests requests) {
        Registers registers = new Registers(requests);
        List<Wanted> wanted =
                notice.fulfilments(registers.units(notice.serials()), registers.trackingNumbers(notice.trackings()));
        List<Fulfilment> present = present(notice.uuid(), requests);
        Shipments shipments = new Shipments(requests);
        Set<String> kept = new LinkedHashSet<>();
        for (Wanted each : wanted) {
            Optional<Fulfilment> known = present.stream()
                    .filter(fulfilment -> fulfilment.salesOrder().equals(Optional.of(each.salesOrder())))
                    .findFirst();
            known.ifPresent(fulfilment -> kept.add(fulfilment.uuid()));
            FulfilmentChange change = FulfilmentChange.to(each, known);
            shipments.apply(known.isPresent() ? change : change.noticed(notice.uuid()), known);
            shipments.tidy(change);
        }
        present.stream()
                .map(Fulfilment::uuid)
                .filter(uuid -> !kept.contains(uuid))
                .forEach(shipments::delete);
    }

    private static List<Fulfilment> present(String notice, Requests requests) {
        return new Shipments(requests.as(Mirroring.ROLE)).where("advanceShippingNotice.uuid==" + notice);
    }
}
