package com.togahub.engine.fulfilment;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.request.Method;
import com.togahub.engine.request.Segment;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.UUID;

/**
 * Marks fulfilments for the mirror wherever they, their lines, units or packages are written. It stands in rows of phase POST
 * of the four records; without them nothing is mirrored.
 *
 * <p>The fulfilment is locked before the write: whoever writes below it next waits, instead of finding half of what we do.
 */
public final class MirrorTrigger implements Interceptor {
    /** The handler in {@code ApiPayloadInterceptors}. */
    public static final String NAME = "item-fulfillment-mirror";

    private static final Map<String, Parent> PARENTS = Map.of(
            Shipments.ITEMS, new Parent("itemFulfillment", Shipments.ROUTE, "itemFulfillment", "uuid"),
            Shipments.PARCELS, new Parent("itemFulfillment", Shipments.ROUTE, "itemFulfillment", "uuid"),
            Shipments.UNITS,
                    new Parent(
                            "itemFulfillmentItem",
                            "/item-fulfillment-items",
                            "itemFulfillmentItem.itemFulfillment",
                            "itemFulfillment"));

    /**
     * How a record below leads to its fulfilment.
     *
     * @param member its reference
     * @param route of what that refers to
     * @param path from the record to the fulfilment
     * @param pathOfParent from what it refers to, to the fulfilment
     */
    private record Parent(String member, String route, String path, String pathOfParent) {}

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void prepare(Change change, Requests requests) {
        Mirroring mirroring = Mirroring.of(requests);
        if (mirroring.isRunning()) {
            return;
        }
        Requests system = requests.as(Mirroring.ROLE);
        Shipments shipments = new Shipments(system);
        if (change.record().equals(Shipments.RECORD)) {
            change.uuid().filter(shipments::lock).ifPresent(uuid -> itself(change, uuid, shipments, mirroring));
            return;
        }
        for (String fulfilment : above(change, system)) {
            if (shipments.lock(fulfilment)) {
                mirroring.mark(fulfilment);
            }
        }
    }

    @Override
    public void handle(Change change, Requests requests) {
        Mirroring mirroring = Mirroring.of(requests);
        if (!mirroring.isRunning() && change.record().equals(Shipments.RECORD) && change.method() == Method.POST) {
            change.uuids().forEach(mirroring::mark);
        }
    }

    private static void itself(Change change, String uuid, Shipments shipments, Mirroring mirroring) {
        if (change.method() == Method.DELETE) {
            mirroring.delete(uuid, shipments.mirror(uuid));
        } else {
            mirroring.mark(uuid);
            if (change.payloads().stream().anyMatch(body -> body.has("salesOrder"))) {
                mirroring.shippedAgainst(uuid, shipments.salesOrder(uuid));
            }
        }
    }

    /** The fulfilments that what is written belongs to, and where it is moved also the one it goes to; in one order for all. */
    private static Set<String> above(Change change, Requests system) {
        Parent parent = PARENTS.get(change.record());
        if (parent == null) {
            throw new IllegalStateException(NAME + " is no handler for " + change.record());
        }
        Set<String> found = new TreeSet<>();
        change.uuid()
                .ifPresent(uuid -> found.addAll(
                        fulfilments(system, "/" + change.request().target().route(), "uuid==" + uuid, parent.path())));
        Set<String> conditions = new TreeSet<>();
        List<Segment> route = change.request().route();
        if (route.size() > 1) {
            route.get(route.size() - 2).uuid().flatMap(MirrorTrigger::uuid).ifPresent(conditions::add);
        }
        for (ObjectNode body : change.payloads()) {
            condition(body.path(parent.member())).ifPresent(conditions::add);
        }
        for (String condition : conditions) {
            found.addAll(fulfilments(system, parent.route(), condition, parent.pathOfParent()));
        }
        return found;
    }

    private static List<String> fulfilments(Requests system, String route, String condition, String path) {
        return Shipments.rows(system, route, condition, path).stream()
                .map(row -> at(row, path))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<String> at(JsonNode row, String path) {
        JsonNode node = row;
        for (String part : path.split("\\.", -1)) {
            node = node.path(part);
        }
        JsonNode uuid = node.isObject() ? node.path("uuid") : node;
        return Optional.of(uuid).filter(JsonNode::isTextual).map(JsonNode::asText);
    }

    /** A reference of a body as a filter; empty for what is none, which the write itself will refuse. */
    private static Optional<String> condition(JsonNode reference) {
        if (reference.isTextual()) {
            return uuid(reference.asText());
        }
        if (reference.isObject() && reference.size() == 1) {
            Map.Entry<String, JsonNode> only = reference.properties().iterator().next();
            return only.getKey().equals("uuid")
                    ? condition(only.getValue())
                    : Optional.of(only)
                            .filter(each -> each.getKey().equals("number")
                                    && each.getValue().isTextual())
                            // a star would stand for any text
                            .filter(each -> !each.getValue().asText().contains("*"))
                            .map(each -> "number==" + quoted(each.getValue().asText()));
        }
        return Optional.empty();
    }

    private static Optional<String> uuid(String text) {
        try {
            return Optional.of("uuid==" + UUID.fromString(text));
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }

    private static String quoted(String text) {
        return '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
