package com.togahub.engine.cxml.outgoing;

import com.togahub.engine.cxml.caller.Outgoing;
import com.togahub.engine.cxml.write.OutgoingDocument;
import com.togahub.engine.cxml.write.Tag;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Says what a fulfilment ships of an order, or that it does not any more. */
final class ShipNotice {
    static final String NEW = "new";
    static final String UPDATE = "update";
    static final String DELETE = "delete";

    /** UN/ECE recommendation 21: package. */
    private static final String PACKAGE = "PK";

    private ShipNotice() {}

    /** The notice of a shipment that has lines: without any it would say that the whole order is shipped. */
    static Notice notice(Shipment shipment, CustomersOrder order, String payloadId) {
        return new Notice(Outgoing.SHIP_NOTICE, OutgoingDocument.Type.FULFILL, (operation, time, earlier) -> Tag.of(
                        "ShipNoticeRequest")
                .add(header(shipment.number(), operation, time, earlier)
                        .with("shipmentDate", midnight(shipment.shipped()))
                        .with("deliveryDate", midnight(arrival(shipment, order))))
                .addAll(controls(shipment))
                .add(Tag.of("ShipNoticePortion")
                        .add(References.order(order, payloadId))
                        .addAll(items(shipment))));
    }

    /** The withdrawal of a shipment by its number. */
    static Notice withdrawal(String number) {
        return new Notice(Outgoing.SHIP_NOTICE, OutgoingDocument.Type.FULFILL, (operation, time, earlier) -> Tag.of(
                        "ShipNoticeRequest")
                .add(header(number, DELETE, time, earlier)));
    }

    private static Tag header(String number, String operation, Instant time, Optional<String> earlier) {
        return Tag.of("ShipNoticeHeader")
                .with("shipmentID", number)
                .with("operation", operation)
                .with("noticeDate", OutgoingDocument.time(time))
                .add(References.document(earlier));
    }

    /** The protocol wants a day: the one that is expected, else the one that was asked for, unless that is over. */
    private static LocalDate arrival(Shipment shipment, CustomersOrder order) {
        return shipment.arrival()
                .or(order::requestedDelivery)
                .filter(day -> !day.isBefore(shipment.shipped()))
                .orElse(shipment.shipped());
    }

    private static String midnight(LocalDate day) {
        return OutgoingDocument.time(day.atStartOfDay().toInstant(ZoneOffset.UTC));
    }

    /** One leg per tracking number. */
    private static List<Tag> controls(Shipment shipment) {
        Set<Shipment.Tracking> trackings = new LinkedHashSet<>();
        shipment.parcels().forEach(parcel -> parcel.tracking().ifPresent(trackings::add));
        return trackings.stream()
                .map(tracking -> Tag.of("ShipControl")
                        .add(Tag.of("CarrierIdentifier", tracking.carrier().orElse("unknown"))
                                .with("domain", "companyName"))
                        .add(Tag.of("ShipmentIdentifier", tracking.number())
                                .with("domain", "trackingNumber")
                                .with("trackingURL", tracking.url())))
                .toList();
    }

    /**
     * The lines with what they are in. Packages belong to the whole fulfilment: a single one holds every line, and several
     * hold a single line; which of several lines is in which of several packages is not known, so that these stand on the
     * first line alone.
     */
    private static List<Tag> items(Shipment shipment) {
        List<Tag> items = new ArrayList<>();
        boolean isOne = shipment.parcels().size() == 1;
        int number = 0;
        for (Shipment.Line line : shipment.lines()) {
            number++;
            Tag item = Tag.of("ShipNoticeItem")
                    .with("quantity", References.number(line.quantity()))
                    .with("lineNumber", Integer.toString(line.number()))
                    .with("shipNoticeLineNumber", Integer.toString(number))
                    .add(References.unit(line.unitOfMeasure()));
            if (isOne || number == 1) {
                item.addAll(
                        shipment.parcels().stream().map(ShipNotice::packaging).toList());
            }
            items.add(item.addAll(line.units().stream().map(ShipNotice::asset).toList()));
        }
        return items;
    }

    private static Tag packaging(Shipment.Parcel parcel) {
        Tag packaging = Tag.of("Packaging").add(Tag.of("PackagingCode", PACKAGE).with("xml:lang", "en-US"));
        for (Shipment.Dimension dimension : parcel.dimensions()) {
            packaging.add(Tag.of("Dimension")
                    .with("quantity", References.number(dimension.quantity()))
                    .with("type", dimension.type())
                    .add(References.unit(dimension.unit())));
        }
        return packaging
                .add(parcel.description()
                        .map(text -> Tag.of("Description", text).with("xml:lang", "en-US")))
                .add(Tag.of("PackagingLevelCode", "outer"))
                .add(parcel.sscc().map(code -> Tag.of("ShippingContainerSerialCode", code)))
                .add(parcel.tracking()
                        .map(tracking -> Tag.of("PackageID").add(Tag.of("PackageTrackingID", tracking.number()))));
    }

    private static Tag asset(Shipment.Unit unit) {
        return Tag.of("AssetInfo").with("tagNumber", unit.tag()).with("serialNumber", unit.serialNumber());
    }
}
