package com.togahub.it.fulfilment;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** One fulfilment as plain data; everything in it is named as {@link Chain} and the writers of tests name it. */
final class Shipment {
    /** Its sales order. */
    String order;

    /** Fields of the header that have a value. */
    final Map<String, String> header = new TreeMap<>();

    /** Items by a name of their own. */
    final Map<String, Line> lines = new LinkedHashMap<>();

    /** Packages by a name of their own. */
    final Map<String, Parcel> parcels = new LinkedHashMap<>();

    /** The fulfilment that shows it one level up. */
    Optional<String> upstream = Optional.empty();

    Shipment(String order) {
        this.order = order;
    }

    /** What is shipped of a line of the order. */
    static final class Line {
        /** The line of the order; empty when the item names none. */
        Optional<String> orderLine;

        BigDecimal quantity;

        /** Units by a name of the row that names them. */
        final Map<String, String> units = new LinkedHashMap<>();

        /** The order's line of the item one level up that it is linked to. */
        Optional<String> upstream = Optional.empty();

        Line(Optional<String> orderLine, BigDecimal quantity) {
            this.orderLine = orderLine;
            this.quantity = quantity;
        }
    }

    /**
     * A package.
     *
     * @param tracking its tracking number, if it has one
     * @param fields those of the others that have a value
     */
    record Parcel(Optional<String> tracking, Map<String, String> fields) {
        Parcel {
            fields = Map.copyOf(fields);
        }
    }

    /** One line of text for the header, each item and each package, for comparison. */
    List<String> text(String name) {
        List<String> text = new ArrayList<>();
        text.add(name + " of " + order + " " + header + " -> " + upstream.orElse("nothing"));
        for (Line line : lines.values()) {
            text.add(item(name, line.orderLine, line.quantity, new ArrayList<>(line.units.values()), line.upstream));
        }
        for (Parcel parcel : parcels.values()) {
            text.add(parcel(name, parcel));
        }
        return text;
    }

    /** The text of an item. */
    static String item(
            String name,
            Optional<String> orderLine,
            BigDecimal quantity,
            List<String> units,
            Optional<String> upstream) {
        return name + " ships " + plain(quantity) + " of " + orderLine.orElse("no line") + " "
                + units.stream().sorted().collect(Collectors.toList()) + " -> " + upstream.orElse("nothing");
    }

    /** The text of a package. */
    static String parcel(String name, Parcel parcel) {
        return name + " in package " + parcel.tracking().orElse("without number") + " "
                + new TreeMap<>(parcel.fields());
    }

    /** A number without zeros that say nothing. */
    static String plain(BigDecimal number) {
        return number.signum() == 0 ? "0" : number.stripTrailingZeros().toPlainString();
    }

    /** All units of a set of items. */
    static Set<String> units(Iterable<Line> lines) {
        TreeSet<String> units = new TreeSet<>();
        lines.forEach(line -> units.addAll(line.units.values()));
        return units;
    }
}
