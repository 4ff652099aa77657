package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import java.util.Optional;

/**
 * How a visit has ended.
 *
 * @param form takes the message to the buyer; empty where the buyer has named no address
 * @param keepsBasket whether something that can be ordered is left here
 */
public record Departure(Optional<ReturnForm> form, boolean keepsBasket) {
    public Departure {
        requireNonNull(form, "form");
    }
}
