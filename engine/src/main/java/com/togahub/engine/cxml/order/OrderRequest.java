package com.togahub.engine.cxml.order;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.value.PostalAddress;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * An order as its document says it.
 *
 * @param type whether it is new, takes the place of an earlier version, or is withdrawn
 * @param orderId the customer's number
 * @param orderVersion which version of it this is, from 1; empty when not said
 * @param date the day it was placed, where the sender is; empty when not said
 * @param orderType such as regular, release, blanket or stockTransport
 * @param requestedDelivery the day on which all of it is wanted
 * @param currency of all its amounts
 * @param statedTotal what the sender takes the goods to cost
 * @param shipping what it pays for shipping
 * @param tax what it pays for taxes
 * @param shipTo where all of it goes; empty when the lines say it, or nobody
 * @param billTo who pays
 * @param notes comments, one per line
 * @param lines at least one; none of an order that is withdrawn
 * @param kept everything without a field of its own, see {@link com.togahub.engine.cxml.kept.Kept}
 */
public record OrderRequest(
        Type type,
        String orderId,
        Optional<Integer> orderVersion,
        Optional<LocalDate> date,
        Optional<String> orderType,
        Optional<LocalDate> requestedDelivery,
        Optional<String> currency,
        Optional<BigDecimal> statedTotal,
        Optional<BigDecimal> shipping,
        Optional<BigDecimal> tax,
        Optional<PostalAddress> shipTo,
        Optional<PostalAddress> billTo,
        Optional<String> notes,
        List<OrderLine> lines,
        ObjectNode kept) {
    /** What a document wants done with an order. */
    public enum Type {
        NEW,
        UPDATE,
        DELETE
    }

    public OrderRequest {
        requireNonNull(type, "type");
        requireNonNull(orderId, "orderId");
        requireNonNull(orderVersion, "orderVersion");
        requireNonNull(date, "date");
        requireNonNull(orderType, "orderType");
        requireNonNull(requestedDelivery, "requestedDelivery");
        requireNonNull(currency, "currency");
        requireNonNull(statedTotal, "statedTotal");
        requireNonNull(shipping, "shipping");
        requireNonNull(tax, "tax");
        requireNonNull(shipTo, "shipTo");
        requireNonNull(billTo, "billTo");
        requireNonNull(notes, "notes");
        lines = List.copyOf(lines);
        requireNonNull(kept, "kept");
    }
}
