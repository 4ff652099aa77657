package com.togahub.engine.sql;

import com.togahub.engine.plan.Column;
import com.togahub.engine.plan.Join;
import com.togahub.engine.plan.Scope;
import java.util.IdentityHashMap;
import java.util.Map;
import java.util.Optional;
import org.jooq.Field;
import org.jooq.impl.DSL;

/** The table aliases of one scope within a statement. */
final class Frame {
    private final Scope scope;
    private final String base;
    private final Map<Join, String> joins = new IdentityHashMap<>();

    Frame(Scope scope, String base) {
        this.scope = scope;
        this.base = base;
    }

    Scope scope() {
        return scope;
    }

    String base() {
        return base;
    }

    void name(Join join, String alias) {
        joins.put(join, alias);
    }

    String alias(Optional<Join> join) {
        return join.map(joins::get).orElse(base);
    }

    Field<Object> field(Optional<Join> join, String column) {
        return DSL.field(DSL.name(alias(join), column));
    }

    Field<Object> plain(Column column) {
        return field(column.join(), column.name());
    }
}
