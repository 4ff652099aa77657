package com.togahub.engine.fulfilment;

import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.request.Method;
import java.util.Map;

/**
 * Marks fulfilments for the mirror wherever they, their lines, units or packages are written. It stands in rows of phase POST
 * of the four records; without them nothing is mirrored.
 *
 * <p>The fulfilment is locked before the write: whoever writes below it next waits, instead of finding half of what we do.
 */
public final class MirrorTrigger implements Interceptor {
    /** The handler in {@code ApiPayloadInterceptors}. */
    public static final String NAME = "item-fulfillment-mirror";

    private static final Map<String, Above> ABOVE = Map.of(
            Shipments.ITEMS, Above.direct("itemFulfillment", Shipments.ROUTE),
            Shipments.PARCELS, Above.direct("itemFulfillment", Shipments.ROUTE),
            Shipments.UNITS,
                    new Above(
                            "itemFulfillmentItem",
                            "/item-fulfillment-items",
                            "itemFulfillmentItem.itemFulfillment",
                            "itemFulfillment"));

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
        for (String fulfilment : Above.of(change, ABOVE, NAME).find(change, system)) {
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
            if (change.payloads().stream().anyMatch(body -> body.has(Shipments.UPSTREAM))) {
                mirroring.shownBy(uuid, shipments.mirror(uuid));
            }
        }
    }
}
