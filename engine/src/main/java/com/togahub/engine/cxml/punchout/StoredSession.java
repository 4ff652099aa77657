package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.caller.PunchOutTerms.Kind;
import com.togahub.engine.cxml.caller.PunchOutTerms.Operation;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.intercept.Requests;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A row of {@code PunchOutSessions}.
 *
 * @param uuid its own
 * @param kind what it fills
 * @param operation what was asked for
 * @param status one of the constants below
 * @param basketUuid name of the basket
 * @param record uuid of the quote or cart; empty of a session that fills neither
 * @param customer for whom, and its name
 * @param person who shops, for people
 * @param returnTarget where the cart goes
 * @param selectedPart part number that the buyer has chosen already
 * @param expires when its start page or the visit ends
 * @param returned when it ended
 * @param cookieMarkup the element {@code BuyerCookie} as it came
 * @param content what it holds
 */
record StoredSession(
        String uuid,
        Kind kind,
        Operation operation,
        String status,
        String basketUuid,
        Optional<String> record,
        Named customer,
        Optional<String> person,
        Optional<ReturnTarget> returnTarget,
        Optional<String> selectedPart,
        Instant expires,
        Optional<Instant> returned,
        String cookieMarkup,
        Content content) {
    static final String ROUTE = "/punch-out-sessions";
    /** Its start page has not been opened. */
    static final String CREATED = "created";
    /** Somebody shops. */
    static final String STARTED = "started";
    /** Its message has been made. */
    static final String RETURNED = "returned";
    /** The person has given up, or returned nothing of a new cart. */
    static final String CANCELLED = "cancelled";

    private static final int MOST = 20;
    private static final List<String> FIELDS = List.of(
            "uuid",
            "kind",
            "operation",
            "status",
            "basketUuid",
            "quote.uuid",
            "cart.uuid",
            "customer.uuid",
            "customer.name",
            "contact",
            "browserFormPostUrl",
            "selectedItem",
            "dtExpires",
            "dtReturned",
            "extrinsics",
            "basket");

    /** A record and what people call it. */
    record Named(String uuid, String name) {}

    StoredSession {
        requireNonNull(uuid, "uuid");
        requireNonNull(kind, "kind");
        requireNonNull(operation, "operation");
        requireNonNull(status, "status");
        requireNonNull(basketUuid, "basketUuid");
        requireNonNull(record, "record");
        requireNonNull(customer, "customer");
        requireNonNull(person, "person");
        requireNonNull(returnTarget, "returnTarget");
        requireNonNull(selectedPart, "selectedPart");
        requireNonNull(expires, "expires");
        requireNonNull(returned, "returned");
        requireNonNull(cookieMarkup, "cookieMarkup");
        requireNonNull(content, "content");
    }

    /** The session of this uuid. */
    static Optional<StoredSession> find(Requests requests, String uuid) {
        return rows(requests, Lookup.in("uuid", List.of(uuid)), 1).stream().findFirst();
    }

    /** The sessions of an identity that have returned this basket, changed or not; the latest first. */
    static List<StoredSession> returned(Requests requests, String identityUuid, String basketUuid) {
        String where = Lookup.in("identityUuid", List.of(identityUuid)) + ";"
                + Lookup.in("basketUuid", List.of(basketUuid)) + ";status==" + RETURNED
                + ";operation=in=(create,edit)";
        return rows(requests, where, MOST);
    }

    private static List<StoredSession> rows(Requests requests, String where, int most) {
        return new Lookup(requests, ROUTE, "uuid")
                .rows(where, FIELDS, "-dtReturned", most).stream()
                        .map(StoredSession::of)
                        .toList();
    }

    private static StoredSession of(ObjectNode row) {
        Kind kind = Kind.valueOf(row.path("kind").asText());
        String link = kind == Kind.QUOTE ? "quote" : "cart";
        return new StoredSession(
                row.path("uuid").asText(),
                kind,
                Operation.of(row.path("operation").asText()),
                row.path("status").asText(),
                row.path("basketUuid").asText(),
                Content.text(row.path(link), "uuid"),
                new Named(
                        row.path("customer").path("uuid").asText(),
                        row.path("customer").path("name").asText()),
                Content.text(row.path("contact"), "name").or(() -> Content.text(row.path("contact"), "email")),
                Content.text(row, "browserFormPostUrl").flatMap(ReturnTarget::of),
                Content.text(row, "selectedItem"),
                Instant.parse(row.path("dtExpires").asText()),
                Content.text(row, "dtReturned").map(Instant::parse),
                cookie(row.path("extrinsics").path("elements")),
                Content.of(row.path("basket")));
    }

    private static String cookie(JsonNode elements) {
        for (JsonNode element : elements) {
            if (element.path("name").asText().equals("BuyerCookie")) {
                return element.path("markup").asText();
            }
        }
        throw new IllegalStateException("a session without its BuyerCookie");
    }

    /** The same with something else in it. */
    StoredSession with(Content other) {
        return new StoredSession(
                uuid,
                kind,
                operation,
                status,
                basketUuid,
                record,
                customer,
                person,
                returnTarget,
                selectedPart,
                expires,
                returned,
                cookieMarkup,
                other);
    }

    /** Whether a visitor may go on. */
    boolean isOpen(Instant now) {
        return status.equals(STARTED) && expires.isAfter(now);
    }

    boolean isReadOnly() {
        return operation == Operation.INSPECT;
    }
}
