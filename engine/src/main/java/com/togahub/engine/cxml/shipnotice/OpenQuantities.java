package com.togahub.engine.cxml.shipnotice;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.partner.OrderLines;
import com.togahub.engine.cxml.partner.PartnerOrder;
import com.togahub.engine.cxml.partner.PartnerOrder.Kind;
import com.togahub.engine.intercept.Requests;
import java.math.BigDecimal;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * What is still to be shipped of orders: of lines of sales orders what no fulfilment ships, of lines of purchase orders what no
 * notice ships.
 *
 * @param shipped quantities by the uuid of the line
 */
record OpenQuantities(Map<String, BigDecimal> shipped) {
    OpenQuantities {
        shipped = Map.copyOf(shipped);
    }

    /**
     * Adds up what has been shipped.
     *
     * @param orders of which all lines are looked at
     * @param notice uuid of one that is being replaced, whose fulfilments do not count
     */
    static OpenQuantities of(Requests requests, Collection<PartnerOrder> orders, Optional<String> notice) {
        Map<String, BigDecimal> shipped = new HashMap<>();
        String others = notice.map(uuid -> "(itemFulfillment.advanceShippingNotice=null=true,"
                        + "itemFulfillment.advanceShippingNotice.uuid!=" + uuid + ")")
                .orElse("");
        String otherNotices =
                notice.map(uuid -> "advanceShippingNotice.uuid!=" + uuid).orElse("");
        add(requests, Kind.SALES, "/item-fulfillment-items", others, orders, shipped);
        add(requests, Kind.PURCHASE, "/advance-shipping-notice-items", otherNotices, orders, shipped);
        return new OpenQuantities(shipped);
    }

    /** What of a line is open; zero or less when nothing is. */
    BigDecimal of(OrderLines.Line line) {
        return line.ordered().subtract(shipped.getOrDefault(line.uuid(), BigDecimal.ZERO));
    }

    private static void add(
            Requests requests,
            Kind kind,
            String route,
            String further,
            Collection<PartnerOrder> orders,
            Map<String, BigDecimal> shipped) {
        List<String> uuids = orders.stream()
                .filter(order -> order.kind() == kind)
                .map(PartnerOrder::uuid)
                .toList();
        String path = kind.lineField() + "." + kind.field() + ".uuid";
        for (ObjectNode row :
                new Lookup(requests, route, path).having(uuids, further, List.of("quantity", kind.lineField()))) {
            shipped.merge(
                    row.path(kind.lineField()).path("uuid").asText(),
                    row.path("quantity").decimalValue(),
                    BigDecimal::add);
        }
    }
}
