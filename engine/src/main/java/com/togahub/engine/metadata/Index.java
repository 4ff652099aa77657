package com.togahub.engine.metadata;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Function;

/** Unmodifiable maps in the order of what they index, refusing two entries of one key. */
final class Index {
    private Index() {}

    static <K, T> Map<K, T> by(Function<T, K> key, Collection<T> all) {
        Map<K, T> index = new LinkedHashMap<>();
        for (T each : all) {
            if (index.put(key.apply(each), each) != null) {
                throw new IllegalArgumentException("two entries share the key " + key.apply(each));
            }
        }
        return Collections.unmodifiableMap(index);
    }
}
