package com.togahub.engine.crud;

import java.util.List;

/**
 * Records that have been written.
 *
 * @param keys their primary keys
 * @param uuids their names, in the same order
 */
record Written(List<Long> keys, List<String> uuids) {
    static final Written NONE = new Written(List.of(), List.of());

    Written {
        keys = List.copyOf(keys);
        uuids = List.copyOf(uuids);
    }
}
