package com.togahub.engine.cxml.shipnotice;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.shipnotice.ShippedLine.Lot;
import com.togahub.engine.cxml.value.Findings;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/**
 * What of a line is in one place: one package, or none that is said; of one lot, or of lots that are not said.
 *
 * @param packageKey see {@link Packed#key}
 * @param serialNumbers of the pieces
 */
record Content(BigDecimal quantity, Optional<String> packageKey, List<String> serialNumbers, Optional<Lot> lot) {
    Content {
        requireNonNull(quantity, "quantity");
        requireNonNull(packageKey, "packageKey");
        serialNumbers = List.copyOf(serialNumbers);
        requireNonNull(lot, "lot");
    }

    /**
     * Takes a line apart; the quantities add up to the line's. Serial numbers of which no package is said stay with the first
     * part.
     *
     * @param where how the sender finds the line, for the findings
     */
    static List<Content> of(ShippedLine line, String where, Findings findings) {
        List<Content> parts = new ArrayList<>();
        Map<Packed, BigDecimal> own = own(line);
        BigDecimal rest = line.quantity();
        for (Packed each : line.packages()) {
            BigDecimal quantity = own.get(each);
            rest = rest.subtract(quantity);
            if (quantity.signum() < 0) {
                findings.add(where + "a package holds less than the packages in it.");
            } else if (quantity.signum() > 0) {
                parts.add(new Content(quantity, Optional.of(each.key()), each.serialNumbers(), lot(line, each)));
            }
        }
        if (rest.signum() < 0) {
            findings.add(where + "the packages hold more than is shipped.");
        } else if (rest.signum() > 0) {
            parts.add(new Content(rest, Optional.empty(), List.of(), lot(line)));
        }
        return byLot(line, withLoose(line, parts));
    }

    /** What tells that a line has to do with a package which holds nothing itself but other packages. */
    static Content none(Packed parcel) {
        return new Content(BigDecimal.ZERO, Optional.of(parcel.key()), parcel.serialNumbers(), Optional.empty());
    }

    /**
     * What each package holds beside the packages in it. Senders count these in or not: they do when otherwise more would be
     * packed than is shipped.
     */
    private static Map<Packed, BigDecimal> own(ShippedLine line) {
        List<Packed> all = line.packages();
        if (!all.stream().allMatch(each -> isCounted(each, line))) {
            Optional<Packed> outermost = outermost(all);
            return all.stream()
                    .collect(Collectors.toMap(
                            each -> each,
                            each -> outermost.equals(Optional.of(each)) ? line.quantity() : BigDecimal.ZERO,
                            (first, second) -> first));
        }
        boolean isGross = all.stream()
                        .map(each -> each.dispatched().orElseThrow())
                        .reduce(BigDecimal.ZERO, BigDecimal::add)
                        .compareTo(line.quantity())
                > 0;
        return all.stream()
                .collect(Collectors.toMap(
                        each -> each,
                        each -> isGross
                                ? each.dispatched().orElseThrow().subtract(inside(each, all))
                                : each.dispatched().orElseThrow(),
                        (first, second) -> first));
    }

    /** Whether it says how much of the line it holds, in the line's own unit. */
    private static boolean isCounted(Packed parcel, ShippedLine line) {
        boolean sameUnit = parcel.unitOfMeasure()
                .flatMap(unit -> line.unitOfMeasure().map(unit::equalsIgnoreCase))
                .orElse(true);
        return parcel.dispatched().isPresent() && sameUnit;
    }

    private static BigDecimal inside(Packed parcel, List<Packed> all) {
        return all.stream()
                .filter(each -> !each.equals(parcel)
                        && each.parentSscc().isPresent()
                        && each.parentSscc().equals(parcel.sscc()))
                .map(each -> each.dispatched().orElseThrow())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The one package that all others are in, if there is one. */
    private static Optional<Packed> outermost(List<Packed> all) {
        Set<String> codes = all.stream().flatMap(each -> each.sscc().stream()).collect(Collectors.toSet());
        List<Packed> outside = all.stream()
                .filter(each -> each.parentSscc().filter(codes::contains).isEmpty())
                .toList();
        return outside.size() == 1 ? Optional.of(outside.get(0)) : Optional.empty();
    }

    private static List<Content> withLoose(ShippedLine line, List<Content> parts) {
        Set<String> packed = new HashSet<>();
        line.packages().forEach(each -> packed.addAll(each.serialNumbers()));
        List<String> loose = line.serialNumbers().stream()
                .filter(number -> !packed.contains(number))
                .toList();
        if (loose.isEmpty() || parts.isEmpty()) {
            return parts;
        }
        Content first = parts.get(0);
        List<String> numbers = new ArrayList<>(first.serialNumbers());
        numbers.addAll(loose);
        parts.set(0, new Content(first.quantity(), first.packageKey(), numbers, first.lot()));
        return parts;
    }

    /** Several lots are told apart where each says how much is from it, and all is in one place. */
    private static List<Content> byLot(ShippedLine line, List<Content> parts) {
        List<Lot> lots = line.lots();
        boolean isSaid = lots.size() > 1
                && parts.size() == 1
                && lots.stream().allMatch(lot -> lot.quantity().isPresent());
        if (!isSaid) {
            return parts;
        }
        Content whole = parts.get(0);
        BigDecimal rest = whole.quantity();
        List<Content> split = new ArrayList<>();
        for (Lot lot : lots) {
            BigDecimal quantity = lot.quantity().orElseThrow();
            rest = rest.subtract(quantity);
            List<String> serials = split.isEmpty() ? whole.serialNumbers() : List.of();
            split.add(new Content(quantity, whole.packageKey(), serials, Optional.of(lot)));
        }
        if (rest.signum() < 0) {
            return parts;
        }
        if (rest.signum() > 0) {
            split.add(new Content(rest, whole.packageKey(), List.of(), Optional.empty()));
        }
        return split;
    }

    private static Optional<Lot> lot(ShippedLine line) {
        return line.lots().size() == 1 ? Optional.of(line.lots().get(0)) : Optional.empty();
    }

    private static Optional<Lot> lot(ShippedLine line, Packed parcel) {
        Optional<Lot> lot = lot(line);
        if (lot.flatMap(Lot::expiration).isPresent() || parcel.bestBefore().isEmpty()) {
            return lot;
        }
        return Optional.of(new Lot(lot.flatMap(Lot::number), parcel.bestBefore(), Optional.empty()));
    }
}
