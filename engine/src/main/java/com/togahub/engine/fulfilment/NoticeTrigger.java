package com.togahub.engine.fulfilment;

import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.request.Method;
import java.util.Map;

/**
 * Makes fulfilments of advance shipping notices, and keeps them alike. It stands in rows of phase POST of the notices, their
 * lines and packages; without them a notice is just a record.
 */
public final class NoticeTrigger implements Interceptor {
    /** The handler in {@code ApiPayloadInterceptors}. */
    public static final String NAME = "advance-shipping-notice-fulfillments";

    private static final Map<String, Above> ABOVE = Map.of(
            Notices.ITEMS, Above.direct("advanceShippingNotice", Notices.ROUTE),
            Notices.PARCELS, Above.direct("advanceShippingNotice", Notices.ROUTE));

    @Override
    public String name() {
        return NAME;
    }

    @Override
    public void prepare(Change change, Requests requests) {
        NoticeFulfilments fulfilments = NoticeFulfilments.of(requests);
        Requests system = requests.as(Mirroring.ROLE);
        Notices notices = new Notices(system);
        if (!change.record().equals(Notices.RECORD)) {
            if (change.method() == Method.DELETE
                    && change.uuid().filter(fulfilments::holds).isPresent()) {
                return;
            }
            Above.of(change, ABOVE, NAME).find(change, system).stream()
                    .filter(notices::lock)
                    .forEach(uuid -> {
                        fulfilments.mark(uuid);
                        if (change.method() == Method.DELETE) {
                            fulfilments.hold(notices.parts(uuid));
                        }
                    });
        } else if (change.method() == Method.DELETE) {
            change.uuid().filter(notices::lock).ifPresent(uuid -> fulfilments.withdraw(uuid, requests));
        } else {
            change.uuid().filter(notices::lock).ifPresent(fulfilments::mark);
        }
    }

    @Override
    public void handle(Change change, Requests requests) {
        if (change.record().equals(Notices.RECORD) && change.method() == Method.POST) {
            change.uuids().forEach(NoticeFulfilments.of(requests)::mark);
        }
    }
}
