package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import java.util.Map;

/** What a visitor does to a basket; numbers as they were typed. */
public sealed interface BasketChange {
    /**
     * Puts an item in.
     *
     * @param item uuid
     * @param quantity how many units
     */
    record Add(String item, String quantity) implements BasketChange {
        public Add {
            requireNonNull(item, "item");
            requireNonNull(quantity, "quantity");
        }
    }

    /**
     * Says how much there is to be on lines; zero takes a line out.
     *
     * @param quantities by the keys of lines
     */
    record Quantities(Map<String, String> quantities) implements BasketChange {
        public Quantities {
            quantities = Map.copyOf(quantities);
        }
    }

    /**
     * Takes a line out.
     *
     * @param key of the line
     */
    record Remove(String key) implements BasketChange {
        public Remove {
            requireNonNull(key, "key");
        }
    }
}
