package com.togahub.engine.administration;

import com.togahub.engine.plan.Draft;
import com.togahub.engine.plan.WritePlan;
import com.togahub.engine.store.Place;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** Where in a request's body the rows stand that it has written. */
final class Places {
    private static final Set<String> LABELS = Set.of("name", "handler", "route", "rowFilter");

    private final Entries before;
    private final Map<RowKey, Entries.Entry> open;
    private final Map<RowKey, Draft> drafts = new HashMap<>();

    private Places(Entries before, Entries after) {
        this.before = before;
        this.open = new LinkedHashMap<>(after.all());
    }

    static Places of(WritePlan plan, Entries before, Entries after) {
        Places places = new Places(before, after);
        plan.drafts().forEach(draft -> places.put(draft, plan.target().map(target -> target.uuid())));
        return places;
    }

    /** The path of a row's member; empty where the body does not speak of the row. */
    Optional<String> path(RowKey key, String member) {
        return Optional.ofNullable(drafts.get(key)).map(draft -> draft.at(member));
    }

    private void put(Draft draft, Optional<String> uuid) {
        if (draft.record().place() == Place.CORE) {
            String table = draft.record().table();
            uuid.map(name -> named(table, name))
                    .orElseGet(() -> made(draft, table, true).or(() -> made(draft, table, false)))
                    .ifPresent(key -> {
                        open.remove(key);
                        drafts.put(key, draft);
                    });
        }
        for (List<Draft> children : draft.children().values()) {
            children.forEach(child -> put(child, child.existing()));
        }
    }

    private Optional<RowKey> named(String table, String uuid) {
        return open.entrySet().stream()
                .filter(each -> each.getKey().table().equals(table)
                        && each.getValue().uuid().equals(uuid))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private Optional<RowKey> made(Draft draft, String table, boolean labelled) {
        return open.entrySet().stream()
                .filter(each -> each.getKey().table().equals(table) && !before.has(each.getKey()))
                .filter(each -> !labelled || isLabelled(draft, each.getValue().label()))
                .map(Map.Entry::getKey)
                .findFirst();
    }

    private static boolean isLabelled(Draft draft, String label) {
        return draft.values().entrySet().stream()
                .anyMatch(each -> LABELS.contains(each.getKey().name())
                        && each.getValue().filter(label::equals).isPresent());
    }
}
