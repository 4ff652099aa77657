package com.togahub.engine.describe;

import com.togahub.engine.access.FieldRights;
import com.togahub.engine.access.GrantedPolicy;
import com.togahub.engine.context.Caller;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.ChildRelation;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.metadata.Role;
import com.togahub.engine.metadata.ScriptedRoute;
import java.util.Comparator;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The part of the metadata that an identity may know of: what it can use, and nothing else. In a fixed order. */
public final class View {
    private final Catalog catalog;
    private final FieldRights rights;
    private final Set<Long> scripted;

    /** What a caller may know of a snapshot. */
    public View(Catalog catalog, Caller caller) {
        this.catalog = catalog;
        this.rights = new FieldRights(catalog, new GrantedPolicy(catalog, caller));
        this.scripted = new HashSet<>();
        for (Role role : catalog.roles(caller.roleUuids())) {
            scripted.addAll(role.scriptedApis());
        }
    }

    /** The records on which something is granted, by route. */
    List<RecordType> records() {
        return catalog.records().stream()
                .filter(record -> !operations(record).isEmpty())
                .sorted(Comparator.comparing(RecordType::route))
                .toList();
    }

    /** The record of a route, if something is granted on it. */
    Optional<RecordType> record(String route) {
        return catalog.route(route).filter(record -> !operations(record).isEmpty());
    }

    /** What is granted on a record, in some rows at least. */
    Set<Operation> operations(RecordType record) {
        Set<Operation> granted = EnumSet.noneOf(Operation.class);
        for (Operation operation : Operation.values()) {
            if (rights.may(record, operation)) {
                granted.add(operation);
            }
        }
        return granted;
    }

    boolean may(RecordType record, Operation operation) {
        return rights.may(record, operation);
    }

    /** The fields that may be read or written. */
    List<Field> fields(RecordType record) {
        return record.fields().values().stream()
                .filter(field -> mayRead(record, field) || mayWrite(record, field))
                .toList();
    }

    boolean mayRead(RecordType record, Field field) {
        return may(record, Operation.READ) && rights.mayRead(record, field);
    }

    boolean mayWrite(RecordType record, Field field) {
        return mayWrite(record, field, Operation.CREATE) || mayWrite(record, field, Operation.UPDATE);
    }

    boolean mayWrite(RecordType record, Field field, Operation operation) {
        return may(record, operation) && rights.mayWrite(record, field, operation);
    }

    /** Whether a new record must be given a value by this caller. */
    boolean mustWrite(RecordType record, Field field) {
        boolean isNumbered =
                field.name().equals(RecordType.NUMBER) && record.numberFormat().isPresent();
        return field.isRequired() && field.defaultValue().isEmpty() && !isNumbered;
    }

    /** The record a reference leads to, where it may be read. */
    Optional<RecordType> target(Field field) {
        return field.reference().isEmpty()
                ? Optional.empty()
                : Optional.of(catalog.record(field.reference().getAsLong()))
                        .filter(record -> may(record, Operation.READ));
    }

    /** The relations that the caller can use: to look at children, or to write them below their parent. */
    List<ChildRelation> children(RecordType record) {
        return record.children().values().stream()
                .filter(relation -> {
                    Set<Operation> granted = operations(child(relation));
                    return isOpen(relation)
                            ? !granted.isEmpty()
                            : granted.contains(Operation.CREATE) || granted.contains(Operation.UPDATE);
                })
                .toList();
    }

    /** Whether what a relation leads to may be looked for there: not where its children are read without their parent. */
    boolean isOpen(ChildRelation relation) {
        return !may(child(relation), Operation.READ) || rights.mayList(relation);
    }

    RecordType child(ChildRelation relation) {
        return catalog.record(relation.childRecord());
    }

    /** The scripted APIs that may be called, by route and method. */
    List<ScriptedRoute> scriptedRoutes() {
        return catalog.scripted().stream()
                .filter(route -> scripted.contains(route.id()))
                .sorted(Comparator.comparing(ScriptedRoute::route).thenComparing(ScriptedRoute::method))
                .toList();
    }
}
