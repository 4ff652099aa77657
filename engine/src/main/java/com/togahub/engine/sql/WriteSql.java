package com.togahub.engine.sql;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Column;
import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Locate;
import com.togahub.engine.plan.Own;
import com.togahub.engine.plan.Scope;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Statement;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jooq.Query;
import org.jooq.SelectFieldOrAsterisk;
import org.jooq.impl.DSL;

/** The statements of a write. */
public final class WriteSql {
    private static final org.jooq.Field<Object> NOW = DSL.field("current_timestamp(3)");

    private final String coreSchema;

    /** Renders for a platform whose Core schema has this name. */
    public WriteSql(String coreSchema) {
        this.coreSchema = coreSchema;
    }

    /**
     * Finds a record's key, and whether each check of it holds.
     *
     * @param lock whether the row is locked until the transaction ends
     */
    public Statement locate(Locate locate, Optional<Long> parentKey, boolean lock) {
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(locate.scope());
        List<SelectFieldOrAsterisk> fields = new ArrayList<>();
        List<ColumnType> types = new ArrayList<>();
        fields.add(frame.field(Optional.empty(), Column.KEY));
        types.add(ColumnType.INTEGER);
        flags(
                renderer,
                frame,
                locate.checks().stream().map(Locate.Check::condition).toList(),
                fields,
                types);
        org.jooq.Condition where = frame.field(
                        Optional.empty(), locate.scope().record().uuid().column())
                .eq(DSL.val((Object) locate.uuid()));
        if (locate.parent().isPresent()) {
            where = where.and(
                    frame.field(Optional.empty(), locate.parent().get().column())
                            .eq(DSL.val((Object) parentKey.orElseThrow())));
        }
        where = where.and(renderer.condition(frame, locate.rule()));
        var select = Renderer.JOOQ.select(fields).from(renderer.from(frame)).where(where);
        Query query = lock ? select.forUpdate() : select;
        return new Statement(locate.scope().record().place(), query.getSQL(), query.getBindValues(), types);
    }

    /**
     * Finds children by their names below their parents and locks them.
     *
     * @param link their reference to the parent
     * @param checks conditions that are told apart from absence
     * @return rows of key, uuid, parent's key, and whether each check holds
     */
    public Statement find(
            Scope scope,
            Condition rule,
            Field link,
            Collection<Long> parents,
            Collection<String> uuids,
            List<Condition> checks) {
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(scope);
        org.jooq.Field<Object> uuid =
                frame.field(Optional.empty(), scope.record().uuid().column());
        org.jooq.Field<Object> parent = frame.field(Optional.empty(), link.column());
        List<SelectFieldOrAsterisk> fields =
                new ArrayList<>(List.of(frame.field(Optional.empty(), Column.KEY), uuid, parent));
        List<ColumnType> types = new ArrayList<>(List.of(ColumnType.INTEGER, ColumnType.TEXT, ColumnType.INTEGER));
        flags(renderer, frame, checks, fields, types);
        Query query = Renderer.JOOQ
                .select(fields)
                .from(renderer.from(frame))
                .where(parent.in(values(parents)))
                .and(uuid.in(values(uuids)))
                .and(renderer.condition(frame, rule))
                .forUpdate();
        return new Statement(scope.record().place(), query.getSQL(), query.getBindValues(), types);
    }

    /** For each of those rows, by their primary keys: the key, and whether each condition holds now. */
    public Statement matching(Scope scope, Collection<Long> keys, List<Condition> conditions) {
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(scope);
        List<SelectFieldOrAsterisk> fields = new ArrayList<>(List.of(frame.field(Optional.empty(), Column.KEY)));
        List<ColumnType> types = new ArrayList<>(List.of(ColumnType.INTEGER));
        flags(renderer, frame, conditions, fields, types);
        Query query = Renderer.JOOQ
                .select(fields)
                .from(renderer.from(frame))
                .where(frame.field(Optional.empty(), Column.KEY).in(values(keys)));
        return new Statement(scope.record().place(), query.getSQL(), query.getBindValues(), types);
    }

    /**
     * The values of a record's own fields: first the plain ones, then two for each reference, the name of what it refers to
     * and whether it refers to anything.
     *
     * @param key the row's primary key
     * @param lock whether the row is read as it is now, and locked
     */
    public Statement own(Own own, long key, boolean lock) {
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(own.scope());
        List<SelectFieldOrAsterisk> fields = new ArrayList<>();
        List<ColumnType> types = new ArrayList<>();
        OwnFields.add(renderer, frame, own, fields, types);
        var select = Renderer.JOOQ
                .select(fields)
                .from(renderer.from(frame))
                .where(frame.field(Optional.empty(), Column.KEY).eq(DSL.val((Object) key)));
        Query query = lock ? select.forUpdate() : select;
        return new Statement(own.scope().record().place(), query.getSQL(), query.getBindValues(), types);
    }

    /** Finds records by their names and locks them: rows of the key. */
    public Statement named(Scope scope, Condition rule, Collection<String> uuids) {
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(scope);
        Query query = Renderer.JOOQ
                .select(frame.field(Optional.empty(), Column.KEY))
                .from(renderer.from(frame))
                .where(frame.field(Optional.empty(), scope.record().uuid().column())
                        .in(values(uuids)))
                .and(renderer.condition(frame, rule))
                .forUpdate();
        return new Statement(
                scope.record().place(), query.getSQL(), query.getBindValues(), List.of(ColumnType.INTEGER));
    }

    private static void flags(
            Renderer renderer,
            Frame frame,
            List<Condition> conditions,
            List<SelectFieldOrAsterisk> fields,
            List<ColumnType> types) {
        for (Condition condition : conditions) {
            fields.add(DSL.field(renderer.condition(frame, condition)).as("c" + fields.size()));
            types.add(ColumnType.BOOLEAN);
        }
    }

    /** The values that rows have now, committed or in this transaction, in columns of a key, by values of one of them. */
    public Statement taken(RecordType record, List<Field> key, Field field, Collection<Object> values) {
        Renderer renderer = new Renderer(coreSchema);
        Query query = Renderer.JOOQ
                .select(key.stream().map(each -> name(each.column())).toList())
                .from(renderer.table(record))
                .where(name(field.column()).in(values(values)))
                .forUpdate();
        return new Statement(
                record.place(),
                query.getSQL(),
                query.getBindValues(),
                key.stream().map(each -> each.type().column()).toList());
    }

    /**
     * Key and value of the rows that have one of the values in a column and match a condition.
     *
     * @param lock whether the rows are locked until the transaction ends
     */
    public Statement lookup(
            RecordType record, Field field, Collection<Object> values, Scope scope, Condition condition, boolean lock) {
        Renderer renderer = new Renderer(coreSchema);
        Frame frame = renderer.frame(scope);
        org.jooq.Field<Object> column = frame.field(Optional.empty(), field.column());
        var select = Renderer.JOOQ
                .select(frame.field(Optional.empty(), Column.KEY), column)
                .from(renderer.from(frame))
                .where(column.in(values(values)))
                .and(renderer.condition(frame, condition));
        Query query = lock ? select.forUpdate() : select;
        return new Statement(
                record.place(),
                query.getSQL(),
                query.getBindValues(),
                List.of(ColumnType.INTEGER, field.type().column()));
    }

    /** An insert of rows with these columns, beside uuid and times. Its parameters: the uuid, then the columns' values. */
    public Statement insert(RecordType record, List<String> columns) {
        Map<org.jooq.Field<?>, Object> row = new LinkedHashMap<>();
        row.put(name(record.uuid().column()), DSL.val((Object) null));
        columns.forEach(column -> row.put(name(column), DSL.val((Object) null)));
        times(record).forEach(column -> row.put(name(column), NOW));
        Renderer renderer = new Renderer(coreSchema);
        Query query = Renderer.JOOQ.insertInto(renderer.table(record)).set(row);
        return new Statement(record.place(), query.getSQL(), query.getBindValues(), List.of());
    }

    /**
     * A change of these columns; none where there are none. The time of the change is the table's own business, which sets it
     * where a value is another than before. Its parameters: the columns' values, then the row's key.
     */
    public Optional<Statement> update(RecordType record, List<String> columns) {
        if (columns.isEmpty()) {
            return Optional.empty();
        }
        Map<org.jooq.Field<?>, Object> row = new LinkedHashMap<>();
        columns.forEach(column -> row.put(name(column), DSL.val((Object) null)));
        Renderer renderer = new Renderer(coreSchema);
        Query query = Renderer.JOOQ
                .update(renderer.table(record))
                .set(row)
                .where(name(Column.KEY).eq(DSL.val((Object) null)));
        return Optional.of(new Statement(record.place(), query.getSQL(), query.getBindValues(), List.of()));
    }

    /** Deletes rows by their keys. */
    public Statement delete(RecordType record, Collection<Long> keys) {
        Renderer renderer = new Renderer(coreSchema);
        Query query = Renderer.JOOQ
                .deleteFrom(renderer.table(record))
                .where(name(Column.KEY).in(values(keys)));
        return new Statement(record.place(), query.getSQL(), query.getBindValues(), List.of());
    }

    /** The keys of the children of some rows, locked. */
    public Statement children(RecordType child, Field link, Collection<Long> parents) {
        Renderer renderer = new Renderer(coreSchema);
        Query query = Renderer.JOOQ
                .select(name(Column.KEY))
                .from(renderer.table(child))
                .where(name(link.column()).in(values(parents)))
                .forUpdate();
        return new Statement(child.place(), query.getSQL(), query.getBindValues(), List.of(ColumnType.INTEGER));
    }

    /** Lets the children of some rows go. */
    public Statement orphan(RecordType child, Field link, Collection<Long> parents) {
        Map<org.jooq.Field<?>, Object> row = new LinkedHashMap<>();
        row.put(name(link.column()), DSL.inline((Object) null));
        Renderer renderer = new Renderer(coreSchema);
        Query query = Renderer.JOOQ
                .update(renderer.table(child))
                .set(row)
                .where(name(link.column()).in(values(parents)));
        return new Statement(child.place(), query.getSQL(), query.getBindValues(), List.of());
    }

    private static List<String> times(RecordType record) {
        return Stream.of("dtCreated", "dtUpdated")
                .flatMap(name -> record.field(name).stream())
                .map(Field::column)
                .toList();
    }

    private static org.jooq.Field<Object> name(String column) {
        return DSL.field(DSL.name(column));
    }

    private static List<org.jooq.Field<Object>> values(Collection<?> values) {
        return values.stream().<org.jooq.Field<Object>>map(DSL::val).toList();
    }
}
