package com.togahub.it.fulfilment;

import com.togahub.it.fulfilment.Chain.Bridge;
import com.togahub.it.fulfilment.Chain.Order;
import com.togahub.it.fulfilment.Chain.OrderLine;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Puts chains together: names orders {@code S0}, {@code P0} and on, and their lines {@code S0.1} and on. */
final class ChainBuilder {
    private final Map<String, List<OrderLine>> sales = new LinkedHashMap<>();
    private final Map<String, List<OrderLine>> purchases = new LinkedHashMap<>();
    private final List<Bridge> spawned = new ArrayList<>();
    private final List<Bridge> became = new ArrayList<>();
    private final List<Bridge> linesSpawned = new ArrayList<>();
    private final List<Bridge> linesBecame = new ArrayList<>();

    /** A chain whose orders have the same lines at every tier. */
    static Chain straight(int tiers, List<BigDecimal> quantities) {
        ChainBuilder chain = new ChainBuilder();
        String upper = chain.sales();
        quantities.forEach(quantity -> chain.line(chain.lastSales(), quantity));
        for (int tier = 1; tier < tiers; tier++) {
            String lower = chain.sales();
            String purchase = chain.purchase(upper, lower);
            for (OrderLine line : chain.lines(upper)) {
                String purchased = chain.line(purchase, line.ordered());
                chain.spawned(line.name(), purchased);
                chain.became(purchased, chain.line(lower, line.ordered()));
            }
            upper = lower;
        }
        return chain.built();
    }

    private String lastSales() {
        return "S" + (sales.size() - 1);
    }

    /** Adds a sales order. */
    String sales() {
        String name = "S" + sales.size();
        sales.put(name, new ArrayList<>());
        return name;
    }

    /** Adds a purchase order that one sales order spawned and that became another. */
    String purchase(String upper, String lower) {
        String name = purchase(upper);
        became.add(new Bridge(name, lower));
        return name;
    }

    /** Adds a purchase order that a sales order spawned, placed with somebody whose orders are not kept here. */
    String purchase(String upper) {
        String name = "P" + purchases.size();
        purchases.put(name, new ArrayList<>());
        spawned.add(new Bridge(upper, name));
        return name;
    }

    /** Adds a line to an order of either kind. */
    String line(String order, BigDecimal ordered) {
        List<OrderLine> lines = (sales.containsKey(order) ? sales : purchases).get(order);
        String name = order + "." + (lines.size() + 1);
        lines.add(new OrderLine(name, ordered));
        return name;
    }

    /** Lines of a sales order so far. */
    List<OrderLine> lines(String order) {
        return List.copyOf(sales.get(order));
    }

    /** Says that a line of a sales order spawned one of a purchase order. */
    void spawned(String salesLine, String purchaseLine) {
        linesSpawned.add(new Bridge(salesLine, purchaseLine));
    }

    /** Says that a line of a purchase order became one of a sales order. */
    void became(String purchaseLine, String salesLine) {
        linesBecame.add(new Bridge(purchaseLine, salesLine));
    }

    Chain built() {
        return new Chain(orders(sales), orders(purchases), spawned, became, linesSpawned, linesBecame);
    }

    private static List<Order> orders(Map<String, List<OrderLine>> orders) {
        List<Order> list = new ArrayList<>();
        orders.forEach((name, lines) -> list.add(new Order(name, lines)));
        return list;
    }
}
