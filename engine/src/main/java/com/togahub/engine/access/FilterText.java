package com.togahub.engine.access;

import com.togahub.engine.request.Filter;
import com.togahub.engine.request.Operator;
import java.util.List;
import java.util.stream.Collectors;

/** Filters as RSQL, for people who ask why they see what they see. */
public final class FilterText {
    private FilterText() {}

    /** The filter as RSQL; a negation, which RSQL does not have, as {@code not(...)}. */
    public static String of(Filter filter) {
        if (filter instanceof Filter.And and) {
            return and.parts().isEmpty() ? "true" : joined(and.parts(), ";");
        }
        if (filter instanceof Filter.Or or) {
            return or.parts().isEmpty() ? "false" : joined(or.parts(), ",");
        }
        if (filter instanceof Filter.Not not) {
            return "not(" + of(not.part()) + ")";
        }
        Filter.Comparison comparison = (Filter.Comparison) filter;
        Operator operator = comparison.operator();
        String arguments = String.join(",", comparison.arguments());
        return comparison.path()
                + operator.symbols().get(0)
                + (operator.takesList() ? "(" + arguments + ")" : arguments);
    }

    private static String joined(List<Filter> parts, String by) {
        return parts.stream().map(FilterText::of).collect(Collectors.joining(by, "(", ")"));
    }
}
