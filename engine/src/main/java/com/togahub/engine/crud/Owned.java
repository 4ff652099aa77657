package com.togahub.engine.crud;

import com.togahub.engine.plan.Own;
import com.togahub.engine.sql.WriteSql;
import com.togahub.engine.store.Session;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** Reads what the first part of a record's entity tag is made of. */
final class Owned {
    private final WriteSql sql;

    Owned(String coreSchema) {
        this.sql = new WriteSql(coreSchema);
    }

    /**
     * The first part of a tag; empty where there is no such row.
     *
     * @param key the row's primary key
     * @param lock whether the row as it is now matters, not as the transaction saw it first
     */
    Optional<String> tag(Session session, Own own, long key, boolean lock) {
        List<Object[]> rows = session.query(sql.own(own, key, lock));
        return rows.stream().findFirst().map(row -> Etag.own(Arrays.asList(row)));
    }
}
