package com.togahub.engine.cxml.shipnotice;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.value.Decimals;
import com.togahub.engine.cxml.xml.Nodes;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.w3c.dom.Element;

/**
 * Weight and measures of a package.
 *
 * @param weight with all in it
 * @param lengths its three measures, by the names of their fields, all in one unit
 */
record Size(Optional<Measure> weight, Map<String, Measure> lengths) {
    private static final List<String> WEIGHTS = List.of("grossWeight", "weight", "unitGrossWeight");
    private static final List<String> LENGTHS = List.of("length", "width", "height");

    Size {
        requireNonNull(weight, "weight");
        lengths = Map.copyOf(lengths);
    }

    /** A quantity in a UN/CEFACT unit. */
    record Measure(BigDecimal quantity, Optional<String> unit) {
        Measure {
            requireNonNull(quantity, "quantity");
            requireNonNull(unit, "unit");
        }
    }

    /** Reads the dimensions; those that are no plain numbers, and lengths in another unit, stay in the kept element. */
    static Size of(Element packaging) {
        Map<String, Measure> all = Nodes.children(packaging, "Dimension").stream()
                .filter(dimension -> quantity(dimension).isPresent())
                .collect(Collectors.toMap(
                        dimension -> dimension.getAttribute("type"),
                        dimension -> new Measure(
                                quantity(dimension).orElseThrow(), Nodes.textAt(dimension, "UnitOfMeasure")),
                        (first, second) -> first));
        Optional<Optional<String>> unit = LENGTHS.stream()
                .filter(all::containsKey)
                .map(name -> all.get(name).unit())
                .findFirst();
        return new Size(
                WEIGHTS.stream().filter(all::containsKey).map(all::get).findFirst(),
                LENGTHS.stream()
                        .filter(name -> all.containsKey(name)
                                && unit.equals(Optional.of(all.get(name).unit())))
                        .collect(Collectors.toMap(name -> name, all::get)));
    }

    private static Optional<BigDecimal> quantity(Element dimension) {
        return Nodes.attribute(dimension, "quantity").flatMap(Decimals::amount);
    }
}
