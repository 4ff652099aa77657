package com.togahub.it.fulfilment;

import com.togahub.it.fulfilment.Chain.OrderLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;
import java.util.Random;

/** Chains of one to six tiers with bundles, split and merged lines, changed units of measure and lines that lead nowhere. */
final class Chains {
    private static final int TIERS = 6;
    private static final int MANY = 9;
    private static final List<String> QUANTITIES = List.of("1", "2", "3", "5", "10", "7.5", "0.333333", "12", "100");

    private final Random random;
    private final ChainBuilder chain = new ChainBuilder();

    private Chains(Random random) {
        this.random = random;
    }

    /** Makes the next chain of a series. */
    static Chain next(Random random) {
        return new Chains(random).chain(1 + random.nextInt(TIERS));
    }

    private Chain chain(int tiers) {
        String top = chain.sales();
        for (int i = 0; i <= random.nextInt(4); i++) {
            chain.line(top, quantity());
        }
        List<String> tier = List.of(top);
        for (int t = 1; t < tiers; t++) {
            List<String> below = new ArrayList<>();
            for (String order : tier) {
                // two orders downstream at most, one of which may be the end of its branch
                if (tier.size() == 1) {
                    below.addAll(descend(order, random.nextInt(4) == 0 ? 2 : 1));
                } else if (below.isEmpty() || random.nextInt(3) > 0) {
                    below.addAll(descend(order, 1));
                }
            }
            tier = below;
        }
        return chain.built();
    }

    private BigDecimal quantity() {
        return new BigDecimal(QUANTITIES.get(random.nextInt(QUANTITIES.size())));
    }

    /** A sales order downstream with the purchase orders that it came from: one, or two of the same order. */
    private record Branch(String sales, List<String> purchases) {}

    private List<String> descend(String upper, int count) {
        List<Branch> branches = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            String sales = chain.sales();
            List<String> purchases = new ArrayList<>();
            for (int j = 0; j <= (random.nextInt(6) == 0 ? 1 : 0); j++) {
                purchases.add(chain.purchase(upper, sales));
            }
            branches.add(new Branch(sales, purchases));
        }
        Deque<OrderLine> lines = new ArrayDeque<>(chain.lines(upper));
        boolean plainly = lines.size() > MANY;
        while (!lines.isEmpty()) {
            carryOn(lines, branches, plainly ? 0 : random.nextInt(12));
        }
        for (Branch branch : branches) {
            if (random.nextInt(6) == 0) {
                chain.line(branch.sales(), quantity());
            }
        }
        return branches.stream().map(Branch::sales).toList();
    }

    private void carryOn(Deque<OrderLine> lines, List<Branch> branches, int shape) {
        OrderLine line = lines.pop();
        Branch branch = one(branches);
        switch (shape) {
            case 1, 2, 3 -> bundle(line, branch);
            case 4, 5 -> pass(line, branch, line.ordered().multiply(BigDecimal.valueOf(12)));
            case 6 -> pass(line, branch, line.ordered().divide(BigDecimal.valueOf(4), 6, RoundingMode.UP));
            case 7, 8 -> split(line, branches);
            case 9 -> merge(line, lines, branch);
            case 10 -> rejoin(line, branch);
            case 11 -> odd(line, branch);
            default -> pass(line, branch, line.ordered());
        }
    }

    private <T> T one(List<T> all) {
        return all.get(random.nextInt(all.size()));
    }

    private void pass(OrderLine line, Branch branch, BigDecimal quantity) {
        String purchased = chain.line(one(branch.purchases()), line.ordered());
        chain.spawned(line.name(), purchased);
        chain.became(purchased, chain.line(branch.sales(), quantity));
    }

    /** The components are ordered one by one, or one line that is taken apart downstream. */
    private void bundle(OrderLine line, Branch branch) {
        int components = 2 + random.nextInt(4);
        boolean orderedApart = random.nextBoolean();
        String purchased = chain.line(one(branch.purchases()), line.ordered());
        chain.spawned(line.name(), purchased);
        for (int i = 0; i < components; i++) {
            BigDecimal quantity = line.ordered().multiply(BigDecimal.valueOf(1 + random.nextInt(3)));
            if (i > 0 && orderedApart) {
                purchased = chain.line(one(branch.purchases()), quantity);
                chain.spawned(line.name(), purchased);
            }
            chain.became(purchased, chain.line(branch.sales(), quantity));
        }
    }

    private void split(OrderLine line, List<Branch> branches) {
        BigDecimal part = line.ordered().divide(BigDecimal.valueOf(3), 6, RoundingMode.DOWN);
        pass(new OrderLine(line.name(), part), branches.get(0), part);
        BigDecimal rest = line.ordered().subtract(part);
        pass(new OrderLine(line.name(), rest), branches.get(branches.size() - 1), rest);
    }

    /** Two lines become one, in the purchase order or downstream of it. */
    private void merge(OrderLine line, Deque<OrderLine> lines, Branch branch) {
        if (lines.isEmpty()) {
            pass(line, branch, line.ordered());
            return;
        }
        OrderLine other = lines.pop();
        BigDecimal sum = line.ordered().add(other.ordered());
        String lower = chain.line(branch.sales(), sum);
        String purchased = chain.line(one(branch.purchases()), line.ordered());
        chain.spawned(line.name(), purchased);
        chain.became(purchased, lower);
        if (random.nextBoolean()) {
            chain.spawned(other.name(), purchased);
        } else {
            String second = chain.line(one(branch.purchases()), other.ordered());
            chain.spawned(other.name(), second);
            chain.became(second, lower);
        }
    }

    /** One line is ordered by two that become one again: two ways lead up, to be counted once. */
    private void rejoin(OrderLine line, Branch branch) {
        String lower = chain.line(branch.sales(), line.ordered());
        for (int i = 0; i < 2; i++) {
            String purchased = chain.line(one(branch.purchases()), line.ordered());
            chain.spawned(line.name(), purchased);
            chain.became(purchased, lower);
        }
    }

    /** Nothing ordered downstream, or a line that was never ordered further. */
    private void odd(OrderLine line, Branch branch) {
        if (random.nextBoolean()) {
            pass(line, branch, BigDecimal.ZERO);
        }
    }
}
