package com.togahub.engine.metadata;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;

/**
 * The field {@code uuid} of a record that has no row for it. Every record has a uuid, and whoever may read a record may know
 * it; a row of {@code RecordFields} is needed only to grant it field by field.
 */
final class ImpliedUuid {
    static final String NAME = "uuid";

    private ImpliedUuid() {}

    /** The field's id: never that of a row. */
    static long id(long record) {
        return -record;
    }

    static List<Field> before(long record, List<Field> others) {
        List<Field> all = new ArrayList<>();
        all.add(new Field(
                id(record),
                NAME,
                NAME,
                FieldType.UUID,
                OptionalLong.empty(),
                false,
                true,
                true,
                OptionalInt.empty(),
                OptionalInt.empty(),
                Optional.empty(),
                Optional.empty()));
        all.addAll(others);
        return all;
    }
}
