package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.access.FilterText;
import com.togahub.engine.access.GrantedPolicy;
import com.togahub.engine.access.Policy;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordGrant;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.metadata.Role;
import com.togahub.engine.plan.Fetch;
import com.togahub.engine.plan.Join;
import com.togahub.engine.plan.Scope;
import com.togahub.engine.request.Json;
import com.togahub.engine.sql.CompiledRead;
import com.togahub.engine.sql.Rendered;
import com.togahub.engine.store.Statement;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;

/** How a GET would be answered and why so: the plan, its statements, and what the access rules add to them. */
final class Explanation {
    private final Catalog catalog;
    private final RequestContext context;
    private final CompiledRead read;

    Explanation(Catalog catalog, RequestContext context, CompiledRead read) {
        this.catalog = catalog;
        this.context = context;
        this.read = read;
    }

    ObjectNode tree() {
        ObjectNode tree = Json.mapper().createObjectNode();
        tree.put("record", read.plan().record().name());
        tree.put("depthCapped", read.plan().capped());
        tree.set("plan", PlanTree.of(read.plan().source()));
        ArrayNode statements = tree.putArray("statements");
        read.count().ifPresent(count -> statements.add(statement("count", count)));
        statements.add(statement("rows", read.first().statement()));
        addBelow(read.first(), statements);
        ArrayNode access = tree.putArray("access");
        records().forEach(record -> access.add(access(record)));
        return tree;
    }

    private void addBelow(Rendered above, ArrayNode statements) {
        for (Fetch fetch : above.layout().fetches()) {
            Rendered rendered = read.below().get(fetch);
            statements.add(statement(fetch.scope().record().name(), rendered.statement()));
            addBelow(rendered, statements);
        }
    }

    private static ObjectNode statement(String use, Statement statement) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("for", use);
        node.put("database", statement.place().name());
        node.put("sql", statement.sql());
        ArrayNode parameters = node.putArray("parameters");
        statement.parameters().forEach(parameter -> parameters.add(PlanTree.value(parameter)));
        return node;
    }

    private Set<RecordType> records() {
        Set<RecordType> records = new LinkedHashSet<>();
        gather(read.plan().source().scope(), records);
        read.below().keySet().forEach(fetch -> gather(fetch.scope(), records));
        return records;
    }

    private static void gather(Scope scope, Set<RecordType> records) {
        records.add(scope.record());
        scope.joins().stream().map(Join::target).forEach(records::add);
    }

    private ObjectNode access(RecordType record) {
        Policy policy = GrantedPolicy.symbolic(catalog, context.caller());
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("record", record.name());
        ArrayNode grants = node.putArray("grants");
        for (Role role : catalog.roles(context.caller().roleUuids())) {
            RecordGrant grant = role.records().get(record.id());
            if (grant != null && grant.operations().contains(Operation.READ)) {
                ObjectNode each = grants.addObject();
                each.put("role", role.name());
                each.put("rowFilter", grant.rowFilter().map(FilterText::of).orElse(null));
            }
        }
        List<Field> readable = record.fields().values().stream()
                .filter(field -> policy.rows(record, field, Operation.READ).isPresent())
                .toList();
        node.put("fieldsLeftOut", record.fields().size() - readable.size());
        ArrayNode masked = node.putArray("fieldsOfSomeRowsOnly");
        readable.stream()
                .filter(field -> !policy.rows(record, field, Operation.READ)
                        .orElseThrow()
                        .isAll())
                .forEach(field -> masked.add(field.name()));
        return node;
    }
}
