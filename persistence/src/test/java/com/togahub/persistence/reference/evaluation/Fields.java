package com.togahub.persistence.reference.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Selected;
import com.togahub.persistence.reference.model.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The selected fields of a request that is no summary. */
final class Fields {
    private final Ask ask;
    private final Joins joins;
    private final Map<String, Table> aliases;
    private final List<Selected> selected;
    private final Wanted own = Wanted.all();
    private final Map<String, Wanted> joined = new LinkedHashMap<>();

    Fields(Ask ask, Joins joins) {
        this.ask = ask;
        this.joins = joins;
        this.aliases = joins.tables();
        this.selected = ask.fields().orElse(List.of());
        if (ask.fields().isEmpty()) {
            aliases.keySet().forEach(alias -> joined.put(alias, Wanted.all()));
        }
        for (Selected each : selected) {
            String first = each.path().get(0);
            if (each.alias().isEmpty() && aliases.containsKey(first)) {
                joined.computeIfAbsent(first, name -> Wanted.all()).add(Conditions.tail(each.path()));
            } else if (each.alias().isEmpty()) {
                own.add(each.path());
            }
        }
    }

    private boolean hasOwn() {
        return ask.fields().isEmpty() || !own.isWhole();
    }

    private List<Selected> flat() {
        return selected.stream().filter(each -> !each.alias().isEmpty()).toList();
    }

    void check(Names names, Shower shower) {
        if (hasOwn()) {
            shower.check(names, ask.table(), own, 0, "");
        }
        joined.forEach((alias, wanted) -> shower.check(names, aliases.get(alias), wanted, 1, joins.back(alias)));
        for (Selected each : flat()) {
            if (names.leaf(each.path(), false).isEmpty() && names.leadsThroughChildren(each.path())) {
                names.wrong("EV-1");
            }
        }
    }

    ObjectNode show(Tuple tuple, Shower shower) {
        ObjectNode shown = hasOwn() ? shower.show(tuple.base(), own, 0, "") : JsonNodeFactory.instance.objectNode();
        joined.forEach((alias, wanted) -> shown.set(
                alias,
                tuple.joined()
                        .get(alias)
                        .<JsonNode>map(row -> shower.show(row, wanted, 1, joins.back(alias)))
                        .orElse(JsonNodeFactory.instance.nullNode())));
        for (Selected each : flat()) {
            shown.set(each.alias(), flat(tuple, each.path(), shower));
        }
        return shown;
    }

    private JsonNode flat(Tuple tuple, List<String> path, Shower shower) {
        Optional<Row> row = Optional.of(tuple.base());
        List<String> rest = path;
        if (tuple.joined().containsKey(path.get(0))) {
            row = tuple.joined().get(path.get(0));
            rest = Conditions.tail(path);
        }
        int level = rest.size() - 1;
        for (String part : rest.subList(0, rest.size() - 1)) {
            row = row.flatMap(each -> shower.follow(each, part));
        }
        Optional<Row> last = row;
        String name = rest.get(rest.size() - 1);
        return last.<JsonNode>map(each -> {
                    Member member = each.table().member(name).orElseThrow();
                    return shower.whole(each, member, level);
                })
                .orElse(JsonNodeFactory.instance.nullNode());
    }
}
