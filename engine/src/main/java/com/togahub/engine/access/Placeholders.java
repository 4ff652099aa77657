package com.togahub.engine.access;

import com.togahub.engine.context.Caller;
import com.togahub.engine.request.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;

/** Puts the caller's identity into row filters; what the caller has no value for reaches no row. */
final class Placeholders {
    private static final Filter NOTHING = new Filter.Or(List.of());
    private static final String OPENING = "${";

    private final Map<String, String> values;
    private final boolean isSymbolic;

    /** @param isSymbolic whether placeholders that have a value stay, for whoever carries the filter out to fill in */
    Placeholders(Caller caller, boolean isSymbolic) {
        this.values = of(caller);
        this.isSymbolic = isSymbolic;
    }

    /** The caller's values by placeholder. */
    static Map<String, String> of(Caller caller) {
        Map<String, String> values = new TreeMap<>();
        caller.userUuid().ifPresent(uuid -> values.put("${id.userUuid}", uuid));
        caller.clientUuid().ifPresent(uuid -> values.put("${id.clientUuid}", uuid));
        return values;
    }

    /** The names of those that have a value. */
    Set<String> known() {
        return values.keySet();
    }

    Filter fill(Filter filter) {
        if (filter instanceof Filter.And and) {
            return new Filter.And(and.parts().stream().map(this::fill).toList());
        }
        if (filter instanceof Filter.Or or) {
            return new Filter.Or(or.parts().stream().map(this::fill).toList());
        }
        if (filter instanceof Filter.Not not) {
            // a negation must not turn "reaches no row" round
            return fillable(not.part()) ? new Filter.Not(fill(not.part())) : NOTHING;
        }
        return fill((Filter.Comparison) filter);
    }

    private Filter fill(Filter.Comparison comparison) {
        List<String> arguments = new ArrayList<>();
        for (String argument : comparison.arguments()) {
            Optional<String> filled = value(argument);
            if (filled.isEmpty()) {
                return NOTHING;
            }
            arguments.add(filled.get());
        }
        return new Filter.Comparison(comparison.path(), comparison.operator(), arguments);
    }

    private boolean fillable(Filter filter) {
        if (filter instanceof Filter.And and) {
            return and.parts().stream().allMatch(this::fillable);
        }
        if (filter instanceof Filter.Or or) {
            return or.parts().stream().allMatch(this::fillable);
        }
        if (filter instanceof Filter.Not not) {
            return fillable(not.part());
        }
        return ((Filter.Comparison) filter)
                .arguments().stream().allMatch(argument -> value(argument).isPresent());
    }

    private Optional<String> value(String argument) {
        if (!argument.contains(OPENING)) {
            return Optional.of(argument);
        }
        return Optional.ofNullable(values.get(argument)).map(value -> isSymbolic ? argument : value);
    }
}
