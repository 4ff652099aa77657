package com.togahub.engine.cxml.outgoing;

import com.togahub.engine.cxml.write.Tag;
import java.math.BigDecimal;
import java.util.Optional;

/** Elements that several documents have. */
final class References {
    private References() {}

    /** The document that made the order as it is. */
    static Tag order(CustomersOrder order, String payloadId) {
        return Tag.of("OrderReference")
                .with("orderID", order.orderId())
                .with("orderDate", order.orderDate())
                .add(document(payloadId));
    }

    static Tag document(String payloadId) {
        return Tag.of("DocumentReference").with("payloadID", payloadId);
    }

    static Optional<Tag> document(Optional<String> payloadId) {
        return payloadId.map(References::document);
    }

    static Tag unit(String code) {
        return Tag.of("UnitOfMeasure", code);
    }

    /** A number as the protocol writes it: no exponent, no zeros at the end. */
    static String number(BigDecimal value) {
        BigDecimal bare = value.stripTrailingZeros();
        return (bare.scale() < 0 ? bare.setScale(0) : bare).toPlainString();
    }
}
