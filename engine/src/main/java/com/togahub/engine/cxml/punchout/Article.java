package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import java.math.BigDecimal;
import java.util.Optional;

/**
 * An item that can be bought.
 *
 * @param item uuid
 * @param partId the number under which the buyer orders it
 * @param name for people
 * @param unitPrice of one unit
 * @param currency of the price; empty: whatever the basket's is
 * @param unitOfMeasure UN/CEFACT code
 * @param classification see {@link BasketLine}
 * @param manufacturerPartId the maker's number
 * @param manufacturerName the maker
 */
public record Article(
        String item,
        String partId,
        String name,
        BigDecimal unitPrice,
        Optional<String> currency,
        Optional<String> unitOfMeasure,
        Optional<String> classification,
        Optional<String> manufacturerPartId,
        Optional<String> manufacturerName) {
    private static final String EACH = "EA";

    public Article {
        requireNonNull(item, "item");
        requireNonNull(partId, "partId");
        requireNonNull(name, "name");
        requireNonNull(unitPrice, "unitPrice");
        requireNonNull(currency, "currency");
        requireNonNull(unitOfMeasure, "unitOfMeasure");
        requireNonNull(classification, "classification");
        requireNonNull(manufacturerPartId, "manufacturerPartId");
        requireNonNull(manufacturerName, "manufacturerName");
    }

    BasketLine line(String key, BigDecimal quantity) {
        return new BasketLine(
                key,
                item,
                partId,
                name,
                quantity,
                unitPrice,
                unitOfMeasure.orElse(EACH),
                classification,
                manufacturerPartId,
                manufacturerName);
    }
}
