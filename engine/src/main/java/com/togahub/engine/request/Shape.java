package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import java.util.List;
import java.util.Optional;

/**
 * What decides the statements that answer a request: its options without the values in them.
 *
 * @param options without filters, and without the place in the list
 * @param where the form of the filter
 * @param having the form of the filter over groups
 */
public record Shape(Options options, String where, String having) {
    public Shape {
        requireNonNull(options, "options");
        requireNonNull(where, "where");
        requireNonNull(having, "having");
    }

    /** The shape of options. */
    public static Shape of(Options options) {
        return new Shape(options.withoutValues(), form(options.where()), form(options.having()));
    }

    private static String form(Optional<Filter> filter) {
        StringBuilder form = new StringBuilder();
        filter.ifPresent(each -> write(each, form));
        return form.toString();
    }

    private static void write(Filter filter, StringBuilder form) {
        if (filter instanceof Filter.And and) {
            write('&', and.parts(), form);
        } else if (filter instanceof Filter.Or or) {
            write('|', or.parts(), form);
        } else if (filter instanceof Filter.Not not) {
            write('!', List.of(not.part()), form);
        } else {
            write((Filter.Comparison) filter, form);
        }
    }

    private static void write(char kind, List<Filter> parts, StringBuilder form) {
        form.append(kind).append('(');
        parts.forEach(part -> {
            write(part, form);
            form.append(',');
        });
        form.append(')');
    }

    private static void write(Filter.Comparison comparison, StringBuilder form) {
        form.append(comparison.path())
                .append(comparison.operator())
                .append(comparison.arguments().size());
        if (comparison.operator() == Operator.NULL) {
            form.append('=').append(comparison.arguments());
        } else if (comparison.arguments().stream().anyMatch(text -> text.contains("*"))) {
            form.append('*');
        }
    }
}
