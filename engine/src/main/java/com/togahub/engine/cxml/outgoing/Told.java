package com.togahub.engine.cxml.outgoing;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.xml.Nodes;
import com.togahub.engine.cxml.xml.SafeParser;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A document of ours.
 *
 * @param payloadId its name
 * @param contentHash {@link Notice#hash()} of what it says
 * @param document markup without secrets
 * @param orderUuid the sales order that it is about, unless that has been deleted
 */
public record Told(String payloadId, String contentHash, String document, Optional<String> orderUuid) {
    public Told {
        requireNonNull(payloadId, "payloadId");
        requireNonNull(contentHash, "contentHash");
        requireNonNull(document, "document");
        requireNonNull(orderUuid, "orderUuid");
    }

    /** Whether it is a ship notice that withdraws the one before. */
    boolean isWithdrawal() {
        return shipNotice("operation").filter(ShipNotice.DELETE::equals).isPresent();
    }

    /** The number of the shipment that it is about; empty for what is no ship notice. */
    Optional<String> shipmentNumber() {
        return shipNotice("shipmentID");
    }

    /** Whether it is a confirmation of the order as this document made it. */
    boolean confirms(String orderPayloadId) {
        return Nodes.at(root(), "Request", "ConfirmationRequest", "OrderReference", "DocumentReference")
                .flatMap(reference -> Nodes.attribute(reference, "payloadID"))
                .filter(orderPayloadId::equals)
                .isPresent();
    }

    private Optional<String> shipNotice(String attribute) {
        return Nodes.at(root(), "Request", "ShipNoticeRequest", "ShipNoticeHeader")
                .flatMap(header -> Nodes.attribute(header, attribute));
    }

    private Element root() {
        return SafeParser.parse(document.getBytes(StandardCharsets.UTF_8), Optional.of("UTF-8"))
                .getDocumentElement();
    }
}
