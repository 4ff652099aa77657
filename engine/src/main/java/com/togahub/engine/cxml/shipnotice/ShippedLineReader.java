package com.togahub.engine.cxml.shipnotice;

import com.togahub.engine.cxml.kept.Kept;
import com.togahub.engine.cxml.shipnotice.ShippedLine.Lot;
import com.togahub.engine.cxml.value.Dates;
import com.togahub.engine.cxml.value.Decimals;
import com.togahub.engine.cxml.value.Findings;
import com.togahub.engine.cxml.xml.Nodes;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.w3c.dom.Element;

/** Reads {@code ShipNoticeItem}s. */
final class ShippedLineReader {
    private static final int MAX_LINE_NUMBER = 1_000_000_000;
    private static final int MAX_KEY = 100;
    private static final int MAX_SSCC = 32;
    private static final Set<String> ATTRIBUTES = Set.of("lineNumber", "quantity");

    private ShippedLineReader() {}

    /**
     * The lines of a portion; one that cannot be read is among the findings instead.
     *
     * @param where how the sender finds a line, before its number
     */
    static List<ShippedLine> lines(Element portion, String where, PackageKeys keys, Findings findings) {
        List<ShippedLine> lines = new ArrayList<>();
        int position = 0;
        for (Element item : Nodes.children(portion, "ShipNoticeItem")) {
            position++;
            read(item, where, position, keys, findings).ifPresent(lines::add);
        }
        return lines;
    }

    private static Optional<ShippedLine> read(
            Element item, String where, int position, PackageKeys keys, Findings findings) {
        Optional<Integer> number =
                Nodes.attribute(item, "lineNumber").flatMap(text -> Decimals.positive(text, MAX_LINE_NUMBER));
        String here = where + number.orElse(position) + ": ";
        if (number.isEmpty()) {
            findings.add(here + "lineNumber must be a whole number from 1.");
        }
        Optional<BigDecimal> quantity = Nodes.attribute(item, "quantity").flatMap(Decimals::quantity);
        if (quantity.isEmpty()) {
            findings.add(here + "quantity must be a plain decimal number above zero, with at most six decimals.");
        }
        List<Packed> packages = Nodes.children(item, "Packaging").stream()
                .map(packaging -> packed(packaging, here, keys, findings))
                .toList();
        if (number.isEmpty() || quantity.isEmpty()) {
            return Optional.empty();
        }
        return Optional.of(new ShippedLine(
                number.get(),
                quantity.get(),
                Nodes.textAt(item, "UnitOfMeasure"),
                Nodes.textAt(item, "ItemID", "SupplierPartID"),
                Nodes.textAt(item, "ShipNoticeItemDetail", "Description"),
                serialNumbers(item),
                lots(item),
                packages,
                Kept.of(item, ATTRIBUTES)));
    }

    private static Packed packed(Element packaging, String where, PackageKeys keys, Findings findings) {
        Optional<String> sscc = key(packaging, where, MAX_SSCC, findings, "ShippingContainerSerialCode");
        Optional<String> tracking = key(packaging, where, MAX_KEY, findings, "PackageID", "PackageTrackingID");
        Optional<Element> dispatched = Nodes.child(packaging, "DispatchQuantity");
        Optional<String> quantity = dispatched.flatMap(element -> Nodes.attribute(element, "quantity"));
        if (quantity.isPresent() && quantity.flatMap(Decimals::amount).isEmpty()) {
            findings.add(where + "DispatchQuantity must be a plain decimal number, with at most six decimals.");
        }
        return new Packed(
                keys.of(sscc, tracking, Nodes.textAt(packaging, "PackagingLevelCode")),
                sscc,
                key(packaging, where, MAX_SSCC, findings, "ShippingContainerSerialCodeReference"),
                tracking,
                quantity.flatMap(Decimals::amount),
                dispatched.flatMap(element -> Nodes.textAt(element, "UnitOfMeasure")),
                serialNumbers(packaging),
                Nodes.child(packaging, "BestBeforeDate")
                        .flatMap(element -> Nodes.attribute(element, "date"))
                        .flatMap(Dates::day),
                Size.of(packaging),
                Kept.of(packaging, Set.of()));
    }

    /** A code that things are found by, which is therefore never cut. */
    private static Optional<String> key(
            Element packaging, String where, int longest, Findings findings, String... path) {
        Optional<String> key = Nodes.textAt(packaging, path);
        if (key.filter(text -> text.length() > longest).isPresent()) {
            findings.add(where + path[path.length - 1] + " is longer than " + longest + " characters.");
        }
        return key;
    }

    private static List<String> serialNumbers(Element holder) {
        return Nodes.children(holder, "AssetInfo").stream()
                .flatMap(asset -> Nodes.attribute(asset, "serialNumber").stream())
                .distinct()
                .toList();
    }

    private static List<Lot> lots(Element item) {
        Stream<Lot> batches = Nodes.children(item, "Batch").stream()
                .map(batch -> new Lot(
                        Nodes.textAt(batch, "SupplierBatchID").or(() -> Nodes.textAt(batch, "BuyerBatchID")),
                        Nodes.attribute(batch, "expirationDate").flatMap(Dates::day),
                        Nodes.attribute(batch, "batchQuantity").flatMap(Decimals::quantity)));
        Stream<Lot> names = Nodes.children(item, "SupplierBatchID").stream()
                .flatMap(element -> Nodes.text(element).stream())
                .map(name -> new Lot(Optional.of(name), Optional.empty(), Optional.empty()));
        return Stream.concat(batches, names).toList();
    }
}
