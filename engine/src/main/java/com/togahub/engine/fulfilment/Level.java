package com.togahub.engine.fulfilment;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/** One step up the chain: a fulfilment is mirrored onto the sales order above its own. */
record Level(Shipments shipments, Chain chain) {
    Level {
        requireNonNull(shipments, "shipments");
        requireNonNull(chain, "chain");
    }

    /**
     * Makes the mirror what it shall be, and links both.
     *
     * @param below whoever asks has it locked or has just created it
     * @param order the sales order above
     * @return the mirror's name
     */
    String mirror(Fulfilment below, String order) {
        Optional<Fulfilment> present = below.upstream()
                .filter(shipments::lock)
                .flatMap(shipments::find)
                .filter(each -> each.salesOrder().equals(Optional.of(order)));
        Lines lines = chain.lines(order);
        List<Fulfilment> shown = new ArrayList<>(List.of(below));
        present.ifPresent(mirror -> shown.addAll(
                shipments.where(Shipments.UPSTREAM + ".uuid==" + mirror.uuid() + ";uuid!=" + below.uuid())));
        FulfilmentChange change = FulfilmentChange.to(Wanted.mirrorOf(shown, order, lines), present);
        Shipments.Placed mirror = shipments.apply(change, present);
        link(below, Optional.of(mirror.uuid()), item -> item.salesOrderItem()
                .flatMap(line -> lines.upstream(line).stream().findFirst())
                .map(mirror.items()::get));
        shipments.tidy(change);
        return mirror.uuid();
    }

    /** Links a fulfilment to a mirror that is there. */
    Fulfilment relink(Fulfilment below, String mirror) {
        shipments.put(below.uuid(), JsonNodeFactory.instance.objectNode().put(Shipments.UPSTREAM, mirror));
        return shipments.find(below.uuid()).orElseThrow();
    }

    /** Takes a fulfilment's links to a mirror away. */
    void unlink(Fulfilment below) {
        link(below, Optional.empty(), item -> Optional.empty());
    }

    private void link(
            Fulfilment below, Optional<String> mirror, Function<Fulfilment.Item, Optional<String>> mirrorItem) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        if (!below.upstream().equals(mirror)) {
            body.put(Shipments.UPSTREAM, mirror.orElse(null));
        }
        ArrayNode items = JsonNodeFactory.instance.arrayNode();
        for (Fulfilment.Item item : below.items()) {
            Optional<String> upstream = mirrorItem.apply(item);
            if (!item.upstream().equals(upstream)) {
                items.addObject().put("uuid", item.uuid()).put(Shipments.ITEM_UPSTREAM, upstream.orElse(null));
            }
        }
        if (!items.isEmpty()) {
            body.set(Shipments.ITEMS, items);
        }
        if (!body.isEmpty()) {
            shipments.put(below.uuid(), body);
        }
    }
}
