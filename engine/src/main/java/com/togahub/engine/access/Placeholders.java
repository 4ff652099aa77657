package com.togahub.engine.access;

import com.togahub.engine.context.Caller;
import com.togahub.engine.request.Filter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Puts the caller's identity into row filters; what the caller has no value for reaches no row. */
final class Placeholders {
    private static final Filter NOTHING = new Filter.Or(List.of());
    private static final String OPENING = "${";

    private final Map<String, Optional<String>> values;

    Placeholders(Caller caller) {
        values = Map.of("${id.userUuid}", caller.userUuid(), "${id.clientUuid}", caller.clientUuid());
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
        return argument.contains(OPENING) ? values.getOrDefault(argument, Optional.empty()) : Optional.of(argument);
    }
}
