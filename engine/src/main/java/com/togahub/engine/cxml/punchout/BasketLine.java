package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An item in a basket, as it was when it was put there.
 *
 * @param key ours, under which the buyer names the line for ever: {@code SupplierPartAuxiliaryID}
 * @param item uuid of the item
 * @param partId {@code SupplierPartID}
 * @param description for people
 * @param quantity above zero
 * @param unitPrice of one unit
 * @param unitOfMeasure UN/CEFACT code
 * @param classification code, with its domain before a colon where it is not UNSPSC
 * @param manufacturerPartId the maker's number
 * @param manufacturerName the maker
 */
public record BasketLine(
        String key,
        String item,
        String partId,
        String description,
        BigDecimal quantity,
        BigDecimal unitPrice,
        String unitOfMeasure,
        Optional<String> classification,
        Optional<String> manufacturerPartId,
        Optional<String> manufacturerName) {
    public BasketLine {
        requireNonNull(key, "key");
        requireNonNull(item, "item");
        requireNonNull(partId, "partId");
        requireNonNull(description, "description");
        requireNonNull(quantity, "quantity");
        requireNonNull(unitPrice, "unitPrice");
        requireNonNull(unitOfMeasure, "unitOfMeasure");
        requireNonNull(classification, "classification");
        requireNonNull(manufacturerPartId, "manufacturerPartId");
        requireNonNull(manufacturerName, "manufacturerName");
    }

    /** What the line costs, unrounded. */
    public BigDecimal amount() {
        return quantity.multiply(unitPrice);
    }

    /** The same in another quantity. */
    BasketLine with(BigDecimal other) {
        return new BasketLine(
                key,
                item,
                partId,
                description,
                other,
                unitPrice,
                unitOfMeasure,
                classification,
                manufacturerPartId,
                manufacturerName);
    }
}
