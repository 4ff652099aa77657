package com.togahub.engine.request;

import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * The values in a request's filters, apart from the filters themselves: requests that differ in values only are answered by
 * the same statements.
 */
public final class Arguments {
    /** None: for filters that are no request's. */
    public static final Arguments NONE = new Arguments();

    private final Map<Filter.Comparison, Integer> places = new IdentityHashMap<>();
    private final List<String> texts = new ArrayList<>();

    private Arguments() {}

    /** Those of a request's options. */
    public static Arguments of(Options options) {
        Arguments arguments = new Arguments();
        options.where().ifPresent(arguments::gather);
        options.having().ifPresent(arguments::gather);
        return arguments;
    }

    private void gather(Filter filter) {
        if (filter instanceof Filter.And and) {
            and.parts().forEach(this::gather);
        } else if (filter instanceof Filter.Or or) {
            or.parts().forEach(this::gather);
        } else if (filter instanceof Filter.Not not) {
            gather(not.part());
        } else if (filter instanceof Filter.Comparison comparison && comparison.operator() != Operator.NULL) {
            places.put(comparison, texts.size());
            texts.addAll(comparison.arguments());
        }
    }

    /** Where a comparison's first value stands among {@link #texts()}; empty for a filter that is not the request's. */
    public Optional<Integer> place(Filter.Comparison comparison) {
        return Optional.ofNullable(places.get(comparison));
    }

    /** All values as they were written. */
    public List<String> texts() {
        return List.copyOf(texts);
    }

    /** How many there are. */
    public int size() {
        return texts.size();
    }
}
