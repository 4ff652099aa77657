package com.togahub.engine.cxml;

import com.togahub.engine.cxml.confirmation.ConfirmationHandler;
import com.togahub.engine.cxml.exchange.Handler;
import com.togahub.engine.cxml.invoice.InvoiceHandler;
import com.togahub.engine.cxml.order.OrderHandler;
import com.togahub.engine.cxml.profile.ProfileHandler;
import com.togahub.engine.cxml.punchout.PunchOutHandler;
import com.togahub.engine.cxml.punchout.SessionKeys;
import com.togahub.engine.cxml.shipnotice.ShipNoticeHandler;
import com.togahub.engine.cxml.statusupdate.StatusUpdateHandler;
import java.time.Instant;
import java.util.HashMap;
import java.util.Map;

/** The requests that are carried out; everything else is answered with 450. */
public final class CxmlRequests {
    private CxmlRequests() {}

    /**
     * Their handlers, by the name of the request.
     *
     * @param started since when the profile is in effect
     * @param keys where the keys of punch-out sessions are kept
     */
    public static Map<String, Handler> handlers(Instant started, SessionKeys keys) {
        Map<String, Handler> handlers = new HashMap<>();
        handlers.put("OrderRequest", new OrderHandler());
        handlers.put("PunchOutSetupRequest", new PunchOutHandler(keys));
        handlers.put("ConfirmationRequest", new ConfirmationHandler());
        handlers.put("InvoiceDetailRequest", new InvoiceHandler());
        handlers.put("StatusUpdateRequest", new StatusUpdateHandler());
        handlers.put("ShipNoticeRequest", new ShipNoticeHandler());
        handlers.put("ProfileRequest", new ProfileHandler(started, handlers));
        return Map.copyOf(handlers);
    }
}
