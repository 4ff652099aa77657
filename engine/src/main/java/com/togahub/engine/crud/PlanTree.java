package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.plan.Column;
import com.togahub.engine.plan.Condition;
import com.togahub.engine.plan.Fetch;
import com.togahub.engine.plan.Join;
import com.togahub.engine.plan.Operand;
import com.togahub.engine.plan.Scope;
import com.togahub.engine.plan.Selection;
import com.togahub.engine.plan.Source;
import com.togahub.engine.plan.Summary;
import com.togahub.engine.request.Json;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/** Plans as trees for people: which tables, joined how, filtered by what, and what is loaded below. */
final class PlanTree {
    private PlanTree() {}

    /** The tree of a source and of all that is loaded below it. */
    static ObjectNode of(Source source) {
        if (source instanceof Summary summary) {
            return summary(summary);
        }
        Fetch fetch = (Fetch) source;
        ObjectNode node = scope("records", fetch.scope(), fetch.where());
        order(node, fetch.order());
        fetch.link().ifPresent(link -> node.put("loadedBy", link.name()));
        ArrayNode shows = node.putArray("shows");
        ArrayNode below = node.putArray("below");
        selection(fetch.selection(), "", shows, below);
        return node;
    }

    private static ObjectNode summary(Summary summary) {
        ObjectNode node = scope("groups", summary.rows().scope(), summary.rows().where());
        ArrayNode groups = node.putArray("groupedBy");
        summary.rows().groups().forEach(column -> groups.add(text(column)));
        ArrayNode aggregates = node.putArray("aggregates");
        summary.aggregates()
                .forEach(each -> aggregates.add(
                        each.function().word() + " as " + each.output().name()));
        summary.having().ifPresent(having -> node.put("having", text(having)));
        order(node, summary.order());
        return node;
    }

    private static ObjectNode scope(String kind, Scope scope, Condition where) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("reads", kind);
        node.put("record", scope.record().name());
        node.put("table", scope.record().table());
        ArrayNode joins = node.putArray("joins");
        scope.joins().forEach(join -> joins.add(join(join)));
        node.put("where", text(where));
        return node;
    }

    private static ObjectNode join(Join join) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("record", join.target().name());
        node.put("via", path(Optional.of(join)));
        node.put("kind", join.toMany() ? "to many" : "to one");
        node.put("rows", join.isInner() ? "only with one" : "with or without");
        join.rule().ifPresent(rule -> node.put("rowFilter", text(rule.condition())));
        return node;
    }

    private static void order(ObjectNode node, List<Fetch.Order> keys) {
        ArrayNode order = node.putArray("order");
        keys.forEach(key -> order.add((key.descending() ? "-" : "") + text(key.column())));
    }

    private static void selection(Selection selection, String path, ArrayNode shows, ArrayNode below) {
        for (Selection.Item item : selection.items()) {
            String name = path + item.name();
            if (item instanceof Selection.Reference reference
                    && reference.shown().isPresent()) {
                selection(reference.shown().get(), name + ".", shows, below);
            } else if (item instanceof Selection.Children children) {
                below.add(below(name, children.fetch()));
            } else if (item instanceof Selection.Linked linked) {
                below.add(below(name, linked.fetch()));
            } else {
                shows.add(name);
            }
        }
    }

    private static ObjectNode below(String name, Fetch fetch) {
        ObjectNode node = Json.mapper().createObjectNode();
        node.put("member", name);
        node.setAll(of(fetch));
        return node;
    }

    private static String path(Optional<Join> join) {
        if (join.isEmpty()) {
            return "";
        }
        String own = join.get()
                .link()
                .map(field -> join.get().toMany() ? join.get().target().name() : field.name())
                .orElse("itself");
        return join.get().parent().isEmpty() ? own : path(join.get().parent()) + "." + own;
    }

    private static String text(Column column) {
        String name = column.calculation().isPresent() ? "(calculated)" : column.name();
        String whole = column.join().isEmpty() ? name : path(column.join()) + "." + name;
        return column.mask().isEmpty()
                ? whole
                : whole + " where " + text(column.mask().get());
    }

    private static String text(Condition condition) {
        if (condition instanceof Condition.And and) {
            return and.parts().isEmpty() ? "true" : joined(and.parts(), " and ");
        }
        if (condition instanceof Condition.Or or) {
            return or.parts().isEmpty() ? "false" : joined(or.parts(), " or ");
        }
        if (condition instanceof Condition.Not not) {
            return "not " + text(not.part());
        }
        if (condition instanceof Condition.Exists exists) {
            return "some " + exists.child().scope().record().name() + " with "
                    + text(exists.child().condition());
        }
        if (condition instanceof Condition.Holds holds) {
            return "[row filter: " + text(holds.rule().condition()) + "]";
        }
        if (condition instanceof Condition.Behind) {
            return "behind the cursor";
        }
        Condition.Compare compare = (Condition.Compare) condition;
        return text(compare.column()) + " " + compare.operator().word() + " "
                + compare.values().stream().map(PlanTree::value).collect(Collectors.joining(","));
    }

    private static String joined(List<Condition> parts, String by) {
        return parts.size() == 1
                ? text(parts.get(0))
                : parts.stream().map(PlanTree::text).collect(Collectors.joining(by, "(", ")"));
    }

    /** A parameter: what it is, never a value of the request. */
    static String value(Object value) {
        if (value instanceof Operand.Argument argument) {
            return "{value " + (argument.index() + 1) + " of the filters}";
        }
        if (value instanceof Operand.Identity identity) {
            return identity.placeholder();
        }
        if (value instanceof Operand.Position position) {
            return "{value " + (position.index() + 1) + " of the cursor}";
        }
        if (value instanceof Operand.Given given) {
            return switch (given) {
                case TARGET -> "{uuid of the route}";
                case PARENT -> "{record of the route}";
                case KEYS -> "{rows above}";
                case LIMIT -> "{how many}";
                case OFFSET -> "{how many before}";
            };
        }
        return String.valueOf(value);
    }
}
