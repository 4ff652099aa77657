package com.togahub.it.support;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;

/** Bodies of sales orders, over the customers and items of the demo data. */
public final class Orders {
    /** A plain item of the demo data. */
    public static final String ITEM = "CABLE-USBC";

    private Orders() {}

    /** An order without lines. */
    public static ObjectNode of(String customer, String externalReference) {
        ObjectNode order = Api.JSON.createObjectNode();
        order.putObject("customer").put("number", customer);
        order.put("dateOrder", "2026-11-02");
        order.put("externalReference", externalReference);
        return order;
    }

    /** Adds a line to an order. */
    public static ObjectNode line(ObjectNode order, int number, String quantity, String unitPrice) {
        ObjectNode line = order.withArray("salesOrderItems").addObject();
        line.put("lineNumber", number);
        line.putObject("item").put("sku", ITEM);
        line.put("quantity", new BigDecimal(quantity));
        line.put("unitPrice", new BigDecimal(unitPrice));
        return order;
    }
}
