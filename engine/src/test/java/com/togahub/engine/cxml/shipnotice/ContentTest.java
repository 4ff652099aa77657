package com.togahub.engine.cxml.shipnotice;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.value.Findings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** How a line is divided over its packages. Packages are written {@code name<parent=quantity}. */
class ContentTest {
    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "3 |                          | 3",
                "3 | A=3                      | A 3",
                "3 | A=2                      | A 2, 1",
                "3 | A=1 B=2                  | A 1, B 2",
                "3 | A=3 B<A=2                | A 1, B 2",
                "3 | A=3 B<A=3                | B 3",
                "3 | A=1 B<A=2                | A 1, B 2",
                "6 | A=6 B<A=3 C<B=2 D<A=3    | B 1, C 2, D 3",
                "3 | A=? B<A=?                | A 3",
                "3 | A=? B=?                  | 3",
                "3 | A=2 B=?                  | 3",
                "2 | A<B=1 B<A=1              | A 1, B 1"
            })
    void packages_hold_what_they_say(String quantity, String packages, String expected) {
        assertEquals(expected, divided(quantity, packages));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {"3 | A=4", "3 | A=2 B=2", "3 | A=2 B<A=3", "3 | A<B=2 B<A=3"})
    void nothing_holds_more_than_was_shipped(String quantity, String packages) {
        assertThrows(Refusal.class, () -> divided(quantity, packages));
    }

    @Test
    void quantities_in_another_unit_say_nothing() {
        ShippedLine line = line("3", "A=72");
        Packed one = line.packages().get(0);
        Packed inPieces = new Packed(
                one.key(),
                one.sscc(),
                one.parentSscc(),
                one.trackingNumber(),
                one.dispatched(),
                Optional.of("PCE"),
                List.of(),
                Optional.empty(),
                one.size(),
                one.kept());
        assertEquals("A 3", text(Content.of(with(line, List.of(inPieces)), "", new Findings())));
    }

    private static String divided(String quantity, String packages) {
        Findings findings = new Findings();
        List<Content> parts = Content.of(line(quantity, packages), "", findings);
        findings.refuseIfAny();
        return text(parts);
    }

    private static String text(List<Content> parts) {
        return parts.stream()
                .map(part -> (part.packageKey().orElse("") + " " + part.quantity()).strip())
                .collect(Collectors.joining(", "));
    }

    private static ShippedLine line(String quantity, String packages) {
        List<Packed> packed = new ArrayList<>();
        for (String each : Optional.ofNullable(packages).orElse("").strip().split(" +", -1)) {
            if (!each.isEmpty()) {
                String[] sides = each.split("=", -1);
                String[] names = sides[0].split("<", -1);
                packed.add(new Packed(
                        names[0],
                        Optional.of(names[0]),
                        names.length > 1 ? Optional.of(names[1]) : Optional.empty(),
                        Optional.empty(),
                        Optional.of(sides[1]).filter(text -> !text.equals("?")).map(BigDecimal::new),
                        Optional.of("EA"),
                        List.of(),
                        Optional.empty(),
                        new Size(Optional.empty(), Map.of()),
                        JsonNodeFactory.instance.objectNode()));
            }
        }
        return with(
                new ShippedLine(
                        1,
                        new BigDecimal(quantity),
                        Optional.of("EA"),
                        Optional.empty(),
                        Optional.empty(),
                        List.of(),
                        List.of(),
                        List.of(),
                        JsonNodeFactory.instance.objectNode()),
                packed);
    }

    private static ShippedLine with(ShippedLine line, List<Packed> packages) {
        return new ShippedLine(
                line.lineNumber(),
                line.quantity(),
                line.unitOfMeasure(),
                line.supplierPartId(),
                line.description(),
                line.serialNumbers(),
                line.lots(),
                packages,
                line.kept());
    }
}
