package com.togahub.engine.cxml.shipnotice;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;

/**
 * A line of a ship notice.
 *
 * @param lineNumber of the order's line
 * @param quantity above zero
 * @param unitOfMeasure UN/CEFACT code, which may differ from the order's
 * @param supplierPartId the sender's part number
 * @param description of the goods
 * @param serialNumbers of pieces whose package is not said
 * @param lots that the goods are from
 * @param packages that the goods are in
 * @param kept everything without a field of its own
 */
record ShippedLine(
        int lineNumber,
        BigDecimal quantity,
        Optional<String> unitOfMeasure,
        Optional<String> supplierPartId,
        Optional<String> description,
        List<String> serialNumbers,
        List<Lot> lots,
        List<Packed> packages,
        ObjectNode kept) {
    ShippedLine {
        requireNonNull(quantity, "quantity");
        requireNonNull(unitOfMeasure, "unitOfMeasure");
        requireNonNull(supplierPartId, "supplierPartId");
        requireNonNull(description, "description");
        serialNumbers = List.copyOf(serialNumbers);
        lots = List.copyOf(lots);
        packages = List.copyOf(packages);
        requireNonNull(kept, "kept");
    }

    /**
     * A lot.
     *
     * @param number the supplier's, else the buyer's
     * @param expiration the day after which it is not to be used
     * @param quantity how much is from it
     */
    record Lot(Optional<String> number, Optional<LocalDate> expiration, Optional<BigDecimal> quantity) {
        Lot {
            requireNonNull(number, "number");
            requireNonNull(expiration, "expiration");
            requireNonNull(quantity, "quantity");
        }
    }
}
