package com.togahub.engine.cxml.partner;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.xml.Nodes;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * How a document names an order.
 *
 * @param orderId the buyer's number; where there is one, it alone counts
 * @param payloadId of the document that placed the order
 */
public record OrderName(Optional<String> orderId, Optional<String> payloadId) {
    public OrderName {
        requireNonNull(orderId, "orderId");
        requireNonNull(payloadId, "payloadId");
        if (orderId.isEmpty() && payloadId.isEmpty()) {
            throw new IllegalArgumentException("a name says something");
        }
    }

    /** The name in the {@code OrderReference}, or else the {@code OrderIDInfo}, of an element. */
    public static Optional<OrderName> of(Element parent) {
        Optional<Element> reference = Nodes.child(parent, "OrderReference");
        Optional<String> orderId = reference
                .flatMap(element -> Nodes.attribute(element, "orderID"))
                .or(() -> Nodes.child(parent, "OrderIDInfo").flatMap(info -> Nodes.attribute(info, "orderID")));
        Optional<String> payloadId = reference
                .flatMap(element -> Nodes.child(element, "DocumentReference"))
                .flatMap(document -> Nodes.attribute(document, "payloadID"));
        return orderId.isEmpty() && payloadId.isEmpty()
                ? Optional.empty()
                : Optional.of(new OrderName(orderId, payloadId));
    }

    /** As the sender finds it in its document. */
    public String text() {
        return orderId.or(() -> payloadId).orElseThrow();
    }
}
