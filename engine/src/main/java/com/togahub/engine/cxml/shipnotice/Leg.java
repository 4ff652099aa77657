package com.togahub.engine.cxml.shipnotice;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.value.Decimals;
import com.togahub.engine.cxml.xml.Nodes;
import java.util.List;
import java.util.Optional;
import org.w3c.dom.Element;

/**
 * A part of a shipment's way: a {@code ShipControl}.
 *
 * @param carrier name, else code, of who carries
 * @param trackingNumbers of the carrier
 * @param range of the packages that go this way; empty when all do
 */
record Leg(Optional<String> carrier, List<String> trackingNumbers, Optional<Range> range) {
    private static final int MOST_PACKAGES = 1_000_000_000;
    private static final List<String> NAMES = List.of("companyname", "scac");

    Leg {
        requireNonNull(carrier, "carrier");
        trackingNumbers = List.copyOf(trackingNumbers);
        requireNonNull(range, "range");
    }

    /** Numbers of packages, both included. */
    record Range(int begin, int end) {
        boolean holds(int number) {
            return number >= begin && number <= end;
        }
    }

    static Leg of(Element control) {
        return new Leg(carrier(control), trackingNumbers(control), range(control));
    }

    /** Whether it is said that this package goes this way. */
    boolean names(int packageNumber) {
        return range.filter(each -> each.holds(packageNumber)).isPresent();
    }

    /** The carrier's number of a package: its own where there are as many numbers as packages, else the first. */
    Optional<String> trackingNumber(int packageNumber) {
        if (trackingNumbers.isEmpty()) {
            return Optional.empty();
        }
        int each = range.filter(
                        all -> all.holds(packageNumber) && all.end() - all.begin() + 1 == trackingNumbers.size())
                .map(all -> packageNumber - all.begin())
                .orElse(0);
        return Optional.of(trackingNumbers.get(each));
    }

    private static Optional<String> carrier(Element control) {
        List<Element> all = Nodes.children(control, "CarrierIdentifier");
        return NAMES.stream()
                .flatMap(name -> all.stream()
                        .filter(element -> element.getAttribute("domain").equalsIgnoreCase(name)))
                .findFirst()
                .or(() -> all.stream().findFirst())
                .flatMap(Nodes::text);
    }

    /** A bill of lading and the like track nothing. */
    private static List<String> trackingNumbers(Element control) {
        return Nodes.children(control, "ShipmentIdentifier").stream()
                .filter(element -> {
                    String domain = element.getAttribute("domain");
                    return domain.isBlank() || domain.equalsIgnoreCase("trackingNumber");
                })
                .flatMap(element -> Nodes.text(element).stream())
                .distinct()
                .toList();
    }

    private static Optional<Range> range(Element control) {
        Optional<Element> packages = Nodes.child(control, "PackageIdentification");
        Optional<Integer> begin = packages.flatMap(element -> number(element, "rangeBegin"));
        Optional<Integer> end = packages.flatMap(element -> number(element, "rangeEnd"));
        return begin.flatMap(first -> end.filter(last -> last >= first).map(last -> new Range(first, last)));
    }

    private static Optional<Integer> number(Element element, String name) {
        return Nodes.attribute(element, name).flatMap(text -> Decimals.positive(text, MOST_PACKAGES));
    }
}
