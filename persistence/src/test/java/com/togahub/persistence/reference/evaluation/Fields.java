package com.togahub.persistence.reference.evaluation;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.reference.model.Key;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Selected;
import com.togahub.persistence.reference.model.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The selected fields of a request that is no summary. */
final class Fields {
    private final Ask ask;
    private final Map<String, Table> aliases;
    private final List<Selected> selected;
    private final Wanted own = Wanted.all();
    private final Map<String, Wanted> joined = new LinkedHashMap<>();

    Fields(Ask ask, Map<String, Table> aliases) {
        this.ask = ask;
        this.aliases = aliases;
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
        joined.forEach((alias, wanted) -> shower.check(names, aliases.get(alias), wanted, 1, ""));
        for (Selected each : flat()) {
            boolean throughChildren = !aliases.containsKey(each.path().get(0))
                    && ask.table().relation(each.path().get(0)).isPresent();
            if (throughChildren) {
                names.wrong("EV-1");
            } else {
                names.leaf(each.path(), false);
            }
        }
    }

    void checkDistinct(Names names) {
        if (!ask.distinct()) {
            return;
        }
        boolean children = selected.stream()
                .anyMatch(each -> ask.table().relation(each.path().get(0)).isPresent());
        if (children) {
            names.wrong("EV-1");
        }
        for (Key key : ask.sort()) {
            boolean named = selected.stream()
                    .anyMatch(each ->
                            each.canonical().equals(key.text()) || each.alias().equals(key.text()));
            if (!named) {
                names.wrong("EV-16");
            }
        }
    }

    ObjectNode show(Tuple tuple, Shower shower) {
        ObjectNode shown = hasOwn() ? shower.show(tuple.base(), own, 0, "") : JsonNodeFactory.instance.objectNode();
        joined.forEach((alias, wanted) -> shown.set(
                alias,
                tuple.joined()
                        .get(alias)
                        .<JsonNode>map(row -> shower.show(row, wanted, 1, ""))
                        .orElse(JsonNodeFactory.instance.nullNode())));
        for (Selected each : flat()) {
            shown.set(each.alias(), flat(tuple, each.path(), shower));
        }
        return shown;
    }

    private JsonNode flat(Tuple tuple, List<String> path, Shower shower) {
        Optional<com.togahub.persistence.reference.model.Row> row = Optional.of(tuple.base());
        List<String> rest = path;
        if (tuple.joined().containsKey(path.get(0))) {
            row = tuple.joined().get(path.get(0));
            rest = Conditions.tail(path);
        }
        int level = path.size() - 1;
        for (String part : rest.subList(0, rest.size() - 1)) {
            row = row.flatMap(each -> shower.follow(each, part));
        }
        Optional<com.togahub.persistence.reference.model.Row> last = row;
        String name = rest.get(rest.size() - 1);
        return last.<JsonNode>map(each -> {
                    Member member = each.table().member(name).orElseThrow();
                    return shower.whole(each, member, level);
                })
                .orElse(JsonNodeFactory.instance.nullNode());
    }
}
