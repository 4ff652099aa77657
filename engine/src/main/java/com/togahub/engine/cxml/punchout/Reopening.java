package com.togahub.engine.cxml.punchout;

import com.togahub.engine.cxml.caller.PunchOutTerms.Kind;
import com.togahub.engine.cxml.caller.PunchOutTerms.Operation;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.intercept.Requests;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * Finds the basket that the lines of an edit or inspect belong to, and builds it again as the buyer has it: lines that the
 * buyer has dropped are gone, quantities are the buyer's.
 *
 * @param identityUuid who asks
 * @param customer uuid of the customer it asks for
 * @param memory how long after its return a basket may be opened
 */
record Reopening(Requests requests, String identityUuid, String customer, Duration memory, Instant now) {
    private static final Set<String> OPEN = Set.of(Records.OPEN, Records.RETURNED);
    private static final Set<String> GONE = Set.of("expired", Records.CANCELLED);

    /** The session that returned the basket last, and the basket as the buyer has it. */
    record Reopened(StoredSession last, Basket basket) {}

    /** @throws Refusal 412 for a basket that is unknown, expired, or may not be opened so */
    Reopened of(SetupRequest setup) {
        List<StoredSession> sessions = StoredSession.returned(requests, identityUuid, basket(setup));
        StoredSession last = sessions.stream()
                .filter(session -> session.customer().uuid().equals(customer))
                .findFirst()
                .orElseThrow(() -> refused("The items belong to no cart that was returned from here"));
        boolean isForgotten = last.returned()
                .filter(returned -> returned.plus(memory).isAfter(now))
                .isEmpty();
        if (isForgotten) {
            throw refused("The cart has expired");
        }
        if (last.content().allowed().compareTo(setup.operation()) < 0) {
            throw refused("The cart was returned with operationAllowed="
                    + last.content().allowed().word());
        }
        requireOpen(last, setup.operation());
        List<BasketLine> lines = new ArrayList<>();
        for (SetupRequest.Line line : setup.lines()) {
            lines.add(sessions.stream()
                    .flatMap(session -> session.content().basket().line(line.key()).stream())
                    .findFirst()
                    .map(known -> known.with(line.quantity()))
                    .orElseThrow(() -> refused("The cart has no item with this SupplierPartAuxiliaryID")));
        }
        return new Reopened(last, new Basket(last.content().basket().currency(), lines));
    }

    private static String basket(SetupRequest setup) {
        List<Optional<LineKey>> keys =
                setup.lines().stream().map(line -> LineKey.of(line.key())).toList();
        Set<String> baskets =
                keys.stream().flatMap(Optional::stream).map(LineKey::basket).collect(Collectors.toSet());
        if (baskets.size() != 1 || keys.stream().anyMatch(Optional::isEmpty)) {
            throw refused(
                    "The items must be those of one cart, with the SupplierPartAuxiliaryID that it was returned with");
        }
        if (setup.lines().stream().map(SetupRequest.Line::key).distinct().count() < keys.size()) {
            throw new Refusal(Status.BAD_REQUEST, "A SupplierPartAuxiliaryID occurs twice");
        }
        return baskets.iterator().next();
    }

    /** Whoever works with quotes and carts here may have closed one meanwhile. */
    private void requireOpen(StoredSession last, Operation operation) {
        if (last.kind() == Kind.SESSION) {
            return;
        }
        String status = last.record()
                .flatMap(uuid -> new Lookup(requests, Records.route(last.kind()), "uuid")
                        .rows(Lookup.in("uuid", List.of(uuid)), List.of("uuid", "status"), 1).stream()
                                .findFirst())
                .map(row -> row.path("status").asText())
                .orElse("expired");
        if (GONE.contains(status) || (operation == Operation.EDIT && !OPEN.contains(status))) {
            throw refused("The cart cannot be opened any more");
        }
    }

    private static Refusal refused(String text) {
        return new Refusal(Status.PRECONDITION_FAILED, text);
    }
}
