package com.togahub.persistence.reference.evaluation;

import com.togahub.persistence.reference.model.Kind;
import java.util.Comparator;
import java.util.Optional;

/** The order of values that may be missing. */
final class Order {
    private Order() {}

    /** Tells nothing apart. */
    static <T> Comparator<T> none() {
        return Comparator.comparing(each -> 0);
    }

    static int nullsFirst(Optional<Object> left, Optional<Object> right, Kind kind) {
        if (left.isEmpty() || right.isEmpty()) {
            return Boolean.compare(left.isPresent(), right.isPresent());
        }
        return Comparison.compare(left.get(), right.get(), kind);
    }
}
