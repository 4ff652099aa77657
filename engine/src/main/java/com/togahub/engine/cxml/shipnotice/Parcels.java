package com.togahub.engine.cxml.shipnotice;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The packages of a notice, each once, however many lines describe it; numbered from 1 as the document names them. */
final class Parcels {
    private static final int MAX_CARRIER = 100;
    private static final int MAX_UNIT = 10;

    private final List<Leg> legs;
    private final Map<String, Packed> byKey = new LinkedHashMap<>();

    Parcels(ShipNotice notice) {
        legs = notice.legs();
        notice.portions().forEach(portion -> portion.lines()
                .forEach(line -> line.packages().forEach(each -> byKey.putIfAbsent(each.key(), each))));
    }

    /** The numbers of the packages by their keys. */
    Map<String, Integer> numbers() {
        Map<String, Integer> numbers = new LinkedHashMap<>();
        byKey.keySet().forEach(key -> numbers.put(key, numbers.size() + 1));
        return numbers;
    }

    /** The carrier of the whole: that of the first leg. */
    Optional<String> carrier() {
        return legs.stream().findFirst().flatMap(Leg::carrier).map(name -> Cut.to(name, MAX_CARRIER));
    }

    /** Their records; where no package is described, one for each number that a carrier gave. */
    ArrayNode bodies() {
        ArrayNode bodies = JsonNodeFactory.instance.arrayNode();
        int number = 0;
        for (Packed each : byKey.values()) {
            bodies.add(body(each, ++number));
        }
        if (byKey.isEmpty()) {
            for (Leg leg : legs) {
                leg.trackingNumbers().forEach(tracking -> {
                    ObjectNode body = bodies.addObject().put("trackingNumber", tracking);
                    leg.carrier().ifPresent(carrier -> body.put("carrier", Cut.to(carrier, MAX_CARRIER)));
                });
            }
        }
        return bodies;
    }

    private ObjectNode body(Packed parcel, int number) {
        ObjectNode body = JsonNodeFactory.instance.objectNode().put("packageNumber", Integer.toString(number));
        parcel.sscc().ifPresent(code -> body.put("sscc", code));
        parcel.parentSscc().ifPresent(code -> body.put("parentSscc", code));
        Optional<Leg> leg = leg(number);
        leg.flatMap(Leg::carrier)
                .or(this::carrier)
                .ifPresent(carrier -> body.put("carrier", Cut.to(carrier, MAX_CARRIER)));
        parcel.trackingNumber()
                .or(() -> leg.flatMap(each -> each.trackingNumber(number)))
                .ifPresent(tracking -> body.put("trackingNumber", tracking));
        parcel.size().weight().ifPresent(weight -> {
            body.put("weight", weight.quantity());
            weight.unit().ifPresent(unit -> body.put("weightUnit", Cut.to(unit, MAX_UNIT)));
        });
        parcel.size().lengths().forEach((name, length) -> {
            body.put(name, length.quantity());
            length.unit().ifPresent(unit -> body.put("dimensionUnit", Cut.to(unit, MAX_UNIT)));
        });
        body.set("extrinsics", parcel.kept());
        return body;
    }

    /** The first leg that names the package, else the only one there is. */
    private Optional<Leg> leg(int number) {
        return legs.stream()
                .filter(leg -> leg.names(number))
                .findFirst()
                .or(() -> legs.size() == 1 ? Optional.of(legs.get(0)) : Optional.empty());
    }

    /** Packages of one portion that hold nothing themselves, by key, each with the line that names it first. */
    static Map<String, Packed> empty(List<ShippedLine> lines, List<Content> contents) {
        Map<String, Packed> empty = new LinkedHashMap<>();
        lines.forEach(line -> line.packages().forEach(each -> empty.putIfAbsent(each.key(), each)));
        List<String> filled = new ArrayList<>();
        contents.forEach(content -> content.packageKey().ifPresent(filled::add));
        filled.forEach(empty::remove);
        return empty;
    }
}
