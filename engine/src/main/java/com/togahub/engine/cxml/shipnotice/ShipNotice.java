package com.togahub.engine.cxml.shipnotice;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.partner.OrderName;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/**
 * A ship notice as its document says it.
 *
 * @param operation what is wanted
 * @param shipmentId the sender's number of the shipment
 * @param noticed when it was written
 * @param shipped when it leaves, or left
 * @param delivered when it is to arrive
 * @param shipmentType actual or planned
 * @param fulfillmentType partial or complete
 * @param serviceLevel such as Ground
 * @param notes comments, one per line
 * @param legs of its way; none when nothing is said of carriers
 * @param portions what is shipped of each order; none of a notice that is withdrawn
 * @param kept everything without a field of its own, see {@link com.togahub.engine.cxml.kept.Kept}
 */
record ShipNotice(
        Operation operation,
        String shipmentId,
        Optional<Instant> noticed,
        Optional<Instant> shipped,
        Optional<Instant> delivered,
        Optional<String> shipmentType,
        Optional<String> fulfillmentType,
        Optional<String> serviceLevel,
        Optional<String> notes,
        List<Leg> legs,
        List<Portion> portions,
        ObjectNode kept) {
    /** What a document wants done with a notice. */
    enum Operation {
        NEW,
        UPDATE,
        DELETE
    }

    ShipNotice {
        requireNonNull(operation, "operation");
        requireNonNull(shipmentId, "shipmentId");
        requireNonNull(noticed, "noticed");
        requireNonNull(shipped, "shipped");
        requireNonNull(delivered, "delivered");
        requireNonNull(shipmentType, "shipmentType");
        requireNonNull(fulfillmentType, "fulfillmentType");
        requireNonNull(serviceLevel, "serviceLevel");
        requireNonNull(notes, "notes");
        legs = List.copyOf(legs);
        portions = List.copyOf(portions);
        requireNonNull(kept, "kept");
    }

    /**
     * What is shipped of one order.
     *
     * @param order its name
     * @param lines none when the whole order is shipped
     */
    record Portion(OrderName order, List<ShippedLine> lines) {
        Portion {
            requireNonNull(order, "order");
            lines = List.copyOf(lines);
        }
    }
}
