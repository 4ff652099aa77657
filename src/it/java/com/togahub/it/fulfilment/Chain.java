package com.togahub.it.fulfilment;

import java.math.BigDecimal;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Orders, by names that are given here, and what ties them: a sales order spawns purchase orders, that become sales orders
 * downstream.
 *
 * @param sales sales orders, the topmost first
 * @param purchases purchase orders
 * @param spawned from a sales order to a purchase order
 * @param became from a purchase order to a sales order
 * @param linesSpawned from a line of a sales order to a line of a purchase order
 * @param linesBecame from a line of a purchase order to a line of a sales order
 */
record Chain(
        List<Order> sales,
        List<Order> purchases,
        List<Bridge> spawned,
        List<Bridge> became,
        List<Bridge> linesSpawned,
        List<Bridge> linesBecame) {
    Chain {
        sales = List.copyOf(sales);
        purchases = List.copyOf(purchases);
        spawned = List.copyOf(spawned);
        became = List.copyOf(became);
        linesSpawned = List.copyOf(linesSpawned);
        linesBecame = List.copyOf(linesBecame);
    }

    /**
     * An order of either kind.
     *
     * @param name by which it is known here
     * @param lines in their order
     */
    record Order(String name, List<OrderLine> lines) {
        Order {
            lines = List.copyOf(lines);
        }
    }

    /**
     * A line of an order.
     *
     * @param name by which it is known here, unique among all lines of the chain
     * @param ordered quantity
     */
    record OrderLine(String name, BigDecimal ordered) {}

    /** A row of one of the four bridges. */
    record Bridge(String from, String to) {}

    /** The sales order that this one came from; where several are said to be, the first. */
    Optional<String> above(String order) {
        return across(became, spawned, order).findFirst();
    }

    /** The lines of all sales orders that this line of a sales order came from, by whatever way, each once. */
    Set<String> linesAbove(String line) {
        Set<String> lines = new LinkedHashSet<>();
        across(linesBecame, linesSpawned, line).forEach(lines::add);
        return lines;
    }

    private static Stream<String> across(List<Bridge> lower, List<Bridge> upper, String from) {
        return lower.stream()
                .filter(bridge -> bridge.to().equals(from))
                .flatMap(bridge -> upper.stream().filter(up -> up.to().equals(bridge.from())))
                .map(Bridge::from);
    }

    /** A sales order. */
    Order order(String name) {
        return sales.stream()
                .filter(order -> order.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** The sales orders with their lines and what each came from. */
    @Override
    public String toString() {
        return sales.stream()
                .map(order -> order.name()
                        + above(order.name()).map(up -> " from " + up).orElse("") + ": "
                        + order.lines().stream()
                                .map(line ->
                                        line.name() + "=" + line.ordered().toPlainString() + linesAbove(line.name()))
                                .collect(Collectors.joining(" ")))
                .collect(Collectors.joining("\n"));
    }

    /** All lines of sales orders. */
    Stream<OrderLine> lines() {
        return sales.stream().flatMap(order -> order.lines().stream());
    }
}
