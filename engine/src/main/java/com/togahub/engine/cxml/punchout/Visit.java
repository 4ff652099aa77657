package com.togahub.engine.cxml.punchout;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What a visitor sees.
 *
 * @param customer for whom is shopped
 * @param person who shops, as far as known
 * @param returnHost where the basket goes; empty where it goes nowhere
 * @param isNew whether the basket began with this visit
 * @param isReadOnly whether it can only be looked at
 * @param basket what is in it
 * @param selected the item that the buyer has chosen already, while nothing else is looked for
 * @param search what was looked for
 * @param found items, by name
 * @param hasMore whether there are more than are shown
 */
public record Visit(
        String customer,
        Optional<String> person,
        Optional<String> returnHost,
        boolean isNew,
        boolean isReadOnly,
        Basket basket,
        Optional<Article> selected,
        String search,
        List<Article> found,
        boolean hasMore) {
    public Visit {
        requireNonNull(customer, "customer");
        requireNonNull(person, "person");
        requireNonNull(returnHost, "returnHost");
        requireNonNull(basket, "basket");
        requireNonNull(selected, "selected");
        requireNonNull(search, "search");
        found = List.copyOf(found);
    }
}
