package com.togahub.engine.cxml.shipnotice;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A package as one line describes it: a {@code Packaging}. Several lines may describe one package.
 *
 * @param key the same for the same package
 * @param sscc serial shipping container code
 * @param parentSscc that of the package that this one is in
 * @param trackingNumber a carrier's number of its own
 * @param dispatched how much of the line is in it, with what the packages in it hold
 * @param unitOfMeasure of that quantity
 * @param serialNumbers of the pieces in it
 * @param bestBefore the day after which its goods are not to be used
 * @param size its weight and measures
 * @param kept the whole element
 */
record Packed(
        String key,
        Optional<String> sscc,
        Optional<String> parentSscc,
        Optional<String> trackingNumber,
        Optional<BigDecimal> dispatched,
        Optional<String> unitOfMeasure,
        List<String> serialNumbers,
        Optional<LocalDate> bestBefore,
        Size size,
        ObjectNode kept) {
    Packed {
        requireNonNull(key, "key");
        requireNonNull(sscc, "sscc");
        requireNonNull(parentSscc, "parentSscc");
        requireNonNull(trackingNumber, "trackingNumber");
        requireNonNull(dispatched, "dispatched");
        requireNonNull(unitOfMeasure, "unitOfMeasure");
        serialNumbers = List.copyOf(serialNumbers);
        requireNonNull(bestBefore, "bestBefore");
        requireNonNull(size, "size");
        requireNonNull(kept, "kept");
    }
}
