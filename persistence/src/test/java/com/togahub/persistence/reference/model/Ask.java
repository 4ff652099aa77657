package com.togahub.persistence.reference.model;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/**
 * A request to read, as a tree.
 *
 * @param route the tables on the way, the asked one last
 * @param uuids of the records on the way, and of the last for a single record
 * @param blob whether the options travel in {@code _}
 */
public record Ask(
        List<Table> route,
        List<String> uuids,
        Optional<List<Selected>> fields,
        Optional<Clause> where,
        List<Joined> joins,
        List<Key> sort,
        List<List<String>> group,
        Optional<Clause> having,
        boolean distinct,
        Optional<Integer> page,
        Optional<Integer> recordsPerPage,
        boolean totals,
        Optional<Integer> depth,
        Optional<Integer> calcDepth,
        boolean blob) {

    /** All rows of a table, without options. */
    public static Ask of(Table table) {
        return new Ask(
                List.of(table),
                List.of(),
                Optional.empty(),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false);
    }

    /** The same grouped by these paths. */
    public Ask groupedBy(List<List<String>> paths) {
        return new Ask(
                route,
                uuids,
                fields,
                where,
                joins,
                sort,
                paths,
                having,
                distinct,
                page,
                recordsPerPage,
                totals,
                depth,
                calcDepth,
                blob);
    }

    /** The whole list at once. */
    public Ask unpaged() {
        return new Ask(
                route,
                uuids,
                fields,
                where,
                joins,
                sort,
                group,
                having,
                distinct,
                Optional.empty(),
                Optional.of(10_000),
                totals,
                depth,
                calcDepth,
                blob);
    }

    /** The asked table. */
    public Table table() {
        return route.get(route.size() - 1);
    }

    /** Whether one record is asked for. */
    public boolean isSingle() {
        return uuids.size() == route.size();
    }

    /** Whether the answer holds groups, not records. */
    public boolean isSummary() {
        return !group.isEmpty() || fields.stream().flatMap(List::stream).anyMatch(Selected::isAggregate);
    }

    /** Whether nothing but its fields names anything. */
    public boolean isPlain() {
        return where.isEmpty() && joins.isEmpty() && sort.isEmpty() && group.isEmpty() && !isSummary();
    }

    /** Whether only the record's own fields are shown. */
    public boolean showsOwnOnly() {
        boolean own = fields.isPresent()
                && fields.get().stream()
                        .allMatch(each -> !each.isAggregate()
                                && each.path().size() == 1
                                && table().relation(each.path().get(0)).isEmpty());
        return own && joins.isEmpty() && !distinct && depth.orElse(0) == -1;
    }

    /** Whether nothing is shown but uuids. */
    public boolean showsNamesOnly() {
        return fields.isPresent()
                && fields.get().stream().allMatch(each -> each.canonical().equals("uuid"));
    }

    /** The same with nothing shown but uuids. */
    public Ask namesOnly() {
        return showing(List.of(Selected.plain(List.of("uuid"), "")));
    }

    private Ask showing(List<Selected> selected) {
        return new Ask(
                route,
                uuids,
                Optional.of(selected),
                where,
                joins,
                sort,
                group,
                having,
                false,
                page,
                recordsPerPage,
                totals,
                depth,
                calcDepth,
                blob);
    }

    /** Whether nothing is shown but the uuids of children. */
    public boolean showsNamesOfChildrenOnly() {
        return fields.isPresent()
                && fields.get().stream()
                        .allMatch(each -> each.path().size() == 2
                                && each.path().get(1).equals("uuid")
                                && table().relation(each.path().get(0)).isPresent());
    }

    /** All rows of the table with the uuids of the children of one of its relations; as it is where there is none. */
    public Ask namesOfChildrenOnly() {
        List<Children> relations = table().children();
        if (relations.isEmpty()) {
            return this;
        }
        Children relation = relations.get(Math.floorMod(toString().hashCode(), relations.size()));
        return of(table()).showing(List.of(Selected.plain(List.of(relation.name(), "uuid"), "")));
    }

    /** The rows' calculated fields, without more; the plain fields' list is absent where there are none. */
    public Ask calculatedOnly() {
        List<Selected> calculated = table().members().stream()
                .filter(member -> member.kind() == Kind.CALCULATED)
                .map(member -> Selected.plain(List.of(member.name()), ""))
                .toList();
        return new Ask(
                route,
                uuids,
                calculated.isEmpty() ? Optional.empty() : Optional.of(calculated),
                Optional.empty(),
                List.of(),
                List.of(),
                List.of(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                false,
                Optional.empty(),
                Optional.empty(),
                blob);
    }

    /** The same with other arguments in its conditions. */
    public Ask mapArguments(UnaryOperator<String> change) {
        return new Ask(
                route,
                uuids,
                fields,
                where.map(each -> each.mapArguments(change)),
                joins,
                sort,
                group,
                having.map(each -> each.mapArguments(change)),
                distinct,
                page,
                recordsPerPage,
                totals,
                depth,
                calcDepth,
                blob);
    }

    /** What stands after {@code /v2}. */
    public String path() {
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < route.size(); i++) {
            path.append('/').append(route.get(i).route());
            if (i < uuids.size()) {
                path.append('/').append(uuids.get(i));
            }
        }
        return path.toString();
    }

    /** The query, decoded. */
    public Map<String, List<String>> parameters() {
        if (blob) {
            byte[] json = options().toString().getBytes(StandardCharsets.UTF_8);
            return Map.of("_", List.of(Base64.getUrlEncoder().withoutPadding().encodeToString(json)));
        }
        Map<String, List<String>> parameters = new LinkedHashMap<>();
        options()
                .properties()
                .forEach(option -> parameters.put(
                        option.getKey(), List.of(option.getValue().asText())));
        return parameters;
    }

    /** The options by name: in the blob's forms if they travel in it, else all of them texts. */
    private ObjectNode options() {
        ObjectNode options = JsonNodeFactory.instance.objectNode();
        fields.ifPresent(
                all -> list(options, "fields", all.stream().map(Selected::text).toList()));
        where.ifPresent(clause -> clause(options, "where", clause));
        List<String> inner =
                joins.stream().filter(each -> !each.outer()).map(Joined::text).toList();
        List<String> outer =
                joins.stream().filter(Joined::outer).map(Joined::text).toList();
        list(options, "join", inner);
        list(options, "ojoin", outer);
        list(options, "sort", sort.stream().map(Key::written).toList());
        list(
                options,
                "group",
                group.stream().map(each -> String.join(".", each)).toList());
        having.ifPresent(clause -> options.put("having", clause.rsql()));
        flag(options, "distinct", distinct);
        flag(options, "totals", totals);
        number(options, "page", page);
        number(options, "recordsPerPage", recordsPerPage);
        number(options, "depth", depth);
        number(options, "calcDepth", calcDepth);
        return options;
    }

    private void list(ObjectNode options, String name, List<String> texts) {
        if (texts.isEmpty()) {
            return;
        }
        if (blob) {
            ArrayNode array = options.putArray(name);
            texts.forEach(array::add);
        } else {
            options.put(name, texts.stream().collect(Collectors.joining(",")));
        }
    }

    private void clause(ObjectNode options, String name, Clause clause) {
        if (blob && (!clause.isPlain() || clause.hashCode() % 2 == 0)) {
            options.set(name, clause.tree());
        } else {
            options.put(name, clause.rsql());
        }
    }

    private void flag(ObjectNode options, String name, boolean set) {
        if (set) {
            options.put(name, true);
        }
    }

    private static void number(ObjectNode options, String name, Optional<Integer> value) {
        value.ifPresent(number -> options.put(name, number));
    }

    @Override
    public String toString() {
        return "GET " + path() + " " + options() + (blob ? " in a blob" : "");
    }
}
