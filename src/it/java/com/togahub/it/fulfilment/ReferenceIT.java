package com.togahub.it.fulfilment;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.it.fulfilment.Shipment.Line;
import com.togahub.it.fulfilment.Shipment.Parcel;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

/** The reference itself, on cases worked out by hand. */
class ReferenceIT {
    private static final BigDecimal ONE = BigDecimal.ONE;

    private static Line line(String orderLine, String quantity, String... units) {
        Line line = new Line(Optional.of(orderLine), new BigDecimal(quantity));
        List.of(units).forEach(unit -> line.units.put(unit, unit));
        return line;
    }

    private static Reference shipped(Chain chain, String order, Line... lines) {
        Reference reference = new Reference(chain);
        Shipment shipment = new Shipment(order);
        for (Line line : lines) {
            shipment.lines.put("i" + shipment.lines.size(), line);
        }
        reference.shipments().put("E", shipment);
        reference.settle("E");
        return reference;
    }

    /** One line above of so many, and lines below of so many. */
    private static Chain fan(String above, String... below) {
        ChainBuilder chain = new ChainBuilder();
        String upper = chain.sales();
        String line = chain.line(upper, new BigDecimal(above));
        String lower = chain.sales();
        String purchase = chain.purchase(upper, lower);
        for (String quantity : below) {
            String purchased = chain.line(purchase, new BigDecimal(quantity));
            chain.spawned(line, purchased);
            chain.became(purchased, chain.line(lower, new BigDecimal(quantity)));
        }
        return chain.built();
    }

    private static List<String> above(Reference reference) {
        return reference.shipment("E^").text("E^").stream().skip(1).toList();
    }

    @Test
    @DisplayName("a bundle is shipped by the share of its components, and wholly when all are")
    void bundle() {
        Chain kit = fan("1", "1", "1", "1", "1", "1", "1");
        assertEquals(
                List.of("E^ ships 0.333333 of S0.1 [U1, U2] -> nothing"),
                above(shipped(kit, "S1", line("S1.1", "1", "U1"), line("S1.4", "1", "U2"))));
        Line[] all =
                IntStream.rangeClosed(1, 6).mapToObj(i -> line("S1." + i, "1")).toArray(Line[]::new);
        assertEquals(List.of("E^ ships 1 of S0.1 [] -> nothing"), above(shipped(kit, "S1", all)));
    }

    @Test
    @DisplayName("a factor reduces and never enlarges; where nothing is ordered below the sum itself is shown")
    void factors() {
        assertEquals("2.5", only(shipped(fan("10", "120"), "S1", line("S1.1", "30"))));
        assertEquals("3", only(shipped(fan("12", "1"), "S1", line("S1.1", "3"))));
        assertEquals("7", only(shipped(fan("12", "0"), "S1", line("S1.1", "7"))));
        // half a millionth is rounded up
        assertEquals("0.000001", only(shipped(fan("1", "2"), "S1", line("S1.1", "0.000001"))));
    }

    private static String only(Reference reference) {
        return Shipment.plain(reference.shipment("E^").lines.get("S0.1").quantity);
    }

    @Test
    @DisplayName("a line that two became shows on both, by their shares, and is linked to the first")
    void merged() {
        ChainBuilder chain = new ChainBuilder();
        String upper = chain.sales();
        String first = chain.line(upper, new BigDecimal("3"));
        String second = chain.line(upper, new BigDecimal("2"));
        String lower = chain.sales();
        String purchase = chain.purchase(upper, lower);
        String purchased = chain.line(purchase, new BigDecimal("5"));
        chain.spawned(second, purchased);
        chain.spawned(first, purchased);
        chain.became(purchased, chain.line(lower, new BigDecimal("5")));
        Reference reference = shipped(chain.built(), "S1", line("S1.1", "5", "U1"));
        assertEquals(
                List.of("E^ ships 3 of S0.1 [U1] -> nothing", "E^ ships 2 of S0.2 [U1] -> nothing"), above(reference));
        assertEquals(Optional.of("S0.1"), reference.shipment("E").lines.get("i0").upstream);
    }

    @Test
    @DisplayName("what is ordered on another order downstream counts for the share")
    void split() {
        ChainBuilder chain = new ChainBuilder();
        String upper = chain.sales();
        String line = chain.line(upper, new BigDecimal("4"));
        for (int i = 0; i < 2; i++) {
            String lower = chain.sales();
            String purchased = chain.line(chain.purchase(upper, lower), new BigDecimal("4"));
            chain.spawned(line, purchased);
            chain.became(purchased, chain.line(lower, new BigDecimal("4")));
        }
        assertEquals("2", only(shipped(chain.built(), "S2", line("S2.1", "4"))));
    }

    @Test
    @DisplayName("a header's fields go up when they have a value and stay when they have none")
    void headers() {
        Reference reference = shipped(ChainBuilder.straight(3, List.of(ONE)), "S2");
        Shipment entered = reference.shipment("E");
        entered.header.putAll(Map.of("dateDeliveryEta", "2026-11-12", "notes", "not shown"));
        entered.parcels.put("p", new Parcel(Optional.of("T1"), Map.of("weight", "2")));
        reference.settle("E");
        entered.header.clear();
        entered.parcels.clear();
        reference.settle("E");
        assertEquals(
                List.of(
                        "E of S2 {} -> E^",
                        "E^ of S1 {dateDeliveryEta=2026-11-12} -> E^^",
                        "E^^ of S0 {dateDeliveryEta=2026-11-12} -> nothing"),
                reference.text());
        reference.delete("E");
        assertEquals(List.of(), reference.text());
    }

    @Test
    @DisplayName("orders that came from each other end the way up")
    void cycles() {
        ChainBuilder chain = new ChainBuilder();
        String one = chain.sales();
        String other = chain.sales();
        chain.purchase(one, other);
        chain.purchase(other, one);
        assertEquals(
                List.of("E of S1 {} -> E^", "E^ of S0 {} -> nothing"),
                shipped(chain.built(), "S1").text());
    }

    @Test
    @DisplayName("generated chains have one to six tiers and every kind of line")
    void generated() {
        Random random = new Random(1);
        List<Chain> chains =
                IntStream.range(0, 300).mapToObj(i -> Chains.next(random)).toList();
        assertEquals(6, chains.stream().map(ReferenceIT::tiers).distinct().count());
        assertTrue(chains.stream().anyMatch(chain -> most(chain, true) > 2), "no bundle");
        assertTrue(chains.stream().anyMatch(chain -> most(chain, false) > 1), "no lines that became one");
        assertTrue(chains.stream().anyMatch(chain -> chain.sales().size() > tiers(chain)), "no order that was split");
    }

    /** The most lines that one line leads to, downward or upward. */
    private static long most(Chain chain, boolean down) {
        return chain.lines()
                .map(Chain.OrderLine::name)
                .mapToLong(name -> down
                        ? chain.lines()
                                .filter(line -> chain.linesAbove(line.name()).contains(name))
                                .count()
                        : chain.linesAbove(name).size())
                .max()
                .orElse(0);
    }

    private static int tiers(Chain chain) {
        int tiers = 0;
        for (Optional<String> order =
                        Optional.of(chain.sales().get(chain.sales().size() - 1).name());
                order.isPresent();
                order = chain.above(order.get())) {
            tiers++;
        }
        return tiers;
    }
}
