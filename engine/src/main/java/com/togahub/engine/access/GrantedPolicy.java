package com.togahub.engine.access;

import com.togahub.engine.context.Caller;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordGrant;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.metadata.Role;
import com.togahub.engine.request.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * The union of a caller's roles. Grants never mix across roles: a field of one role is reached only on the rows of that
 * same role.
 */
public final class GrantedPolicy implements Policy {
    private final List<Role> roles;
    private final Placeholders placeholders;

    /** What the caller's roles grant in this snapshot. */
    public GrantedPolicy(Catalog catalog, Caller caller) {
        this(catalog, caller, new Placeholders(caller, false));
    }

    private GrantedPolicy(Catalog catalog, Caller caller, Placeholders placeholders) {
        this.roles = catalog.roles(caller.roleUuids());
        this.placeholders = placeholders;
    }

    /**
     * The same for plans that serve every caller of these roles: row filters keep their placeholders, as far as the caller
     * has values for them. {@link #key()} tells apart what needs plans of its own.
     */
    public static GrantedPolicy symbolic(Catalog catalog, Caller caller) {
        return new GrantedPolicy(catalog, caller, new Placeholders(caller, true));
    }

    /** The caller's values by placeholder. */
    public static Map<String, String> identity(Caller caller) {
        return Placeholders.of(caller);
    }

    /** Equal for callers who may do the same. */
    public String key() {
        return roles.stream().map(Role::uuid).collect(Collectors.joining(",")) + placeholders.known();
    }

    @Override
    public Optional<RowRule> rows(RecordType record, Operation operation) {
        return rule(record, granting(record, operation));
    }

    @Override
    public Optional<RowRule> rows(RecordType record, Field field, Operation operation) {
        List<Role> all = granting(record, operation);
        List<Role> some =
                all.stream().filter(role -> grants(role, field, operation)).toList();
        // every role that reaches the row also grants the field: nothing to add to the row's own rule
        return some.size() == all.size() && !some.isEmpty() ? Optional.of(RowRule.ALL) : rule(record, some);
    }

    private Optional<RowRule> rule(RecordType record, List<Role> granting) {
        if (granting.isEmpty()) {
            return Optional.empty();
        }
        List<Filter> filters = new ArrayList<>();
        for (Role role : granting) {
            Optional<Filter> filter = role.records().get(record.id()).rowFilter();
            if (filter.isEmpty()) {
                return Optional.of(RowRule.ALL);
            }
            filters.add(placeholders.fill(filter.get()));
        }
        return Optional.of(RowRule.of(filters));
    }

    private List<Role> granting(RecordType record, Operation operation) {
        return roles.stream()
                .filter(role -> {
                    RecordGrant grant = role.records().get(record.id());
                    return grant != null && grant.operations().contains(operation);
                })
                .toList();
    }

    private static boolean grants(Role role, Field field, Operation operation) {
        return (operation == Operation.READ ? role.readableFields() : role.writableFields()).contains(field.id());
    }
}
