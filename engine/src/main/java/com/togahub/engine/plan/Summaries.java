package com.togahub.engine.plan;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Arguments;
import com.togahub.engine.request.FieldPath;
import com.togahub.engine.request.Filter;
import com.togahub.engine.request.Options;
import com.togahub.engine.request.Selectable;
import com.togahub.engine.request.Selected;
import com.togahub.engine.request.SortKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;

/** Requests with aggregates, groups or distinct rows as {@link Summary}s. */
final class Summaries {
    private static final int MAXIMUM_AGGREGATES = 32;
    private static final int MAXIMUM_GROUPS = 64;

    private final Access access;
    private final Options options;
    private final Arguments arguments;
    private final Supplier<Summary.Rows> records;
    private final Summary.Rows rows;
    /** Group paths in their plain form, and the output of each. */
    private final Map<String, Column> groups = new LinkedHashMap<>();
    /** Outputs by alias or canonical text, of groups and aggregates. */
    private final Map<String, Column> named = new LinkedHashMap<>();

    /** Outputs of aggregates by canonical text. */
    private final Map<String, Column> aggregated = new LinkedHashMap<>();

    private final List<Column> grouped = new ArrayList<>();
    private final List<Summary.Aggregate> aggregates = new ArrayList<>();

    /**
     * For one request.
     *
     * @param records makes the rows that are grouped, without the groups; anew with each call
     */
    Summaries(Access access, Options options, Arguments arguments, Supplier<Summary.Rows> records) {
        this.access = access;
        this.options = options;
        this.arguments = arguments;
        this.records = records;
        this.rows = records.get();
    }

    /** Whether distinct rows are a matter of grouping: rows that show their own uuid differ anyway. */
    static boolean isGrouping(Options options, boolean multiplies) {
        return options.distinct()
                && options.fields()
                        .map(fields -> multiplies || fields.stream().noneMatch(Summaries::showsIdentity))
                        .orElse(false);
    }

    private static boolean showsIdentity(Selected field) {
        return field.what() instanceof Selectable.Plain plain
                && (plain.text().equals("*") || plain.text().equals("uuid"));
    }

    Summary summary() {
        List<Selected> fields = fields();
        List<FieldPath> paths = options.isSummary() ? options.group() : plain(fields);
        if (paths.size() > MAXIMUM_GROUPS) {
            throw new ProblemException(Problem.of(Code.EV_10, "Too many fields to tell rows apart by.")
                    .at("distinct"));
        }
        String option = options.isSummary() ? "group" : "fields";
        paths.forEach(path -> group(path, option));
        List<Summary.Shown> shown = new ArrayList<>();
        Set<List<String>> names = new LinkedHashSet<>();
        for (Selected field : fields) {
            Summary.Shown each = shown(field);
            if (!names.add(each.path())) {
                throw Wanted.twice(String.join(".", each.path()));
            }
            shown.add(each);
        }
        Optional<Condition> having = options.having().map(this::having);
        List<Fetch.Order> order = order();
        Summary.Rows whole = new Summary.Rows(rows.scope(), rows.where(), grouped);
        return new Summary(whole, aggregates, having, order, shown);
    }

    /** What is selected, wildcards spelled out; without a word on it, the groups. */
    private List<Selected> fields() {
        List<Selected> fields = new ArrayList<>();
        List<Selected> given = options.fields()
                .orElseGet(() -> options.group().stream().map(Selected::of).toList());
        for (Selected field : given) {
            boolean star = field.what() instanceof Selectable.Plain plain
                    && plain.path().isWildcard();
            if (star) {
                fields.addAll(all(((Selectable.Plain) field.what()).path()));
            } else {
                fields.add(field);
            }
        }
        return fields;
    }

    private List<Selected> all(FieldPath wildcard) {
        List<String> stem = wildcard.parts().subList(0, wildcard.parts().size() - 1);
        Conditions conditions = new Conditions(access, "fields");
        RecordType record = stem.isEmpty()
                ? rows.scope().record()
                : conditions
                        .column(rows.scope(), below(stem, "uuid"))
                        .join()
                        .orElseThrow()
                        .target();
        return record.fields().values().stream()
                .filter(field -> access.mayRead(record, field))
                .map(field -> Selected.of(below(stem, field.name())))
                .toList();
    }

    private static FieldPath below(List<String> stem, String name) {
        List<String> parts = new ArrayList<>(stem);
        parts.add(name);
        return new FieldPath(parts);
    }

    private static List<FieldPath> plain(List<Selected> fields) {
        return fields.stream()
                .map(field -> ((Selectable.Plain) field.what()).path())
                .distinct()
                .toList();
    }

    /** A reference and its uuid are the same. */
    private static String key(FieldPath path) {
        String text = path.toString();
        return text.endsWith(".uuid") ? text.substring(0, text.length() - ".uuid".length()) : text;
    }

    private static FieldPath path(String key) {
        return new FieldPath(List.of(key.split("\\.", -1)));
    }

    private void group(FieldPath path, String option) {
        if (path.isWildcard()) {
            throw new ProblemException(
                    Problem.of(Code.EV_1, "'*' cannot be grouped by.").at(option));
        }
        String key = key(path);
        if (groups.containsKey(key)) {
            return;
        }
        Conditions conditions = new Conditions(access, option);
        if (conditions.leadsThroughChildren(rows.scope(), path)) {
            throw new ProblemException(Problem.of(Code.EV_1, "Rows cannot be told apart by children: join them.")
                    .at(option));
        }
        Column column = conditions.column(rows.scope(), path(key));
        if (!Conditions.isComparable(column.type())) {
            throw new ProblemException(
                    Problem.of(Code.EV_7, "'" + path + "' cannot be compared.").at(option));
        }
        Column output = output(Summary.groupName(grouped.size()), column.type());
        grouped.add(column);
        groups.put(key, output);
        named.put(key, output);
    }

    private static Column output(String name, FieldType type) {
        return new Column(Optional.empty(), name, type, Optional.empty());
    }

    private Summary.Shown shown(Selected field) {
        if (field.what() instanceof Selectable.Aggregate aggregate) {
            Column output = aggregate(aggregate);
            named.put(aggregate.text(), output);
            String name = field.alias().orElse(aggregate.text());
            named.put(name, output);
            return new Summary.Shown(List.of(name), output, false);
        }
        FieldPath path = ((Selectable.Plain) field.what()).path();
        String key = key(path);
        Column output = groups.get(key);
        if (output == null) {
            // an unreadable field is said to be just that
            new Conditions(access, "fields").column(rows.scope(), path);
            throw new ProblemException(Problem.of(Code.EV_16, "'" + path + "' is neither grouped nor aggregated.")
                    .at("fields"));
        }
        field.alias().ifPresent(alias -> named.put(alias, output));
        boolean isReference = isReference(path);
        return new Summary.Shown(field.alias().map(List::of).orElse(path.parts()), output, isReference);
    }

    /** Whether a path names a record, rather than a field of one. */
    private boolean isReference(FieldPath path) {
        List<String> parts = path.parts();
        Optional<Join> alias = rows.scope().alias(parts.get(0));
        if (alias.isPresent() && parts.size() == 1) {
            return true;
        }
        RecordType record = alias.map(Join::target).orElse(rows.scope().record());
        Optional<Field> field = Optional.empty();
        for (String part : parts.subList(alias.isPresent() ? 1 : 0, parts.size())) {
            record = field.map(each -> access.catalog().record(each.reference().getAsLong()))
                    .orElse(record);
            field = record.field(part);
        }
        return field.filter(each -> each.type() == FieldType.REFERENCE).isPresent();
    }

    private Column aggregate(Selectable.Aggregate wanted) {
        Column known = aggregated.get(wanted.text());
        if (known != null) {
            return known;
        }
        if (aggregates.size() >= MAXIMUM_AGGREGATES) {
            throw new ProblemException(Problem.of(Code.EV_10, "At most " + MAXIMUM_AGGREGATES + " aggregates.")
                    .at("fields"));
        }
        Aggregations aggregations = new Aggregations(access, rows, records, groups.keySet());
        Summary.Aggregate made =
                aggregations.aggregate(wanted, type -> output(Summary.aggregateName(aggregates.size()), type));
        aggregates.add(made);
        aggregated.put(wanted.text(), made.output());
        return made.output();
    }

    private Condition having(Filter filter) {
        if (filter instanceof Filter.And and) {
            return new Condition.And(and.parts().stream().map(this::having).toList());
        }
        if (filter instanceof Filter.Or or) {
            return new Condition.Or(or.parts().stream().map(this::having).toList());
        }
        if (filter instanceof Filter.Not not) {
            return new Condition.Not(having(not.part()));
        }
        Filter.Comparison comparison = (Filter.Comparison) filter;
        Column output = lookUp(comparison.path(), "having");
        return new Comparisons(arguments, "having").of(output, comparison.path().toString(), comparison);
    }

    private List<Fetch.Order> order() {
        List<Fetch.Order> order = new ArrayList<>();
        for (SortKey key : options.sort()) {
            Column output = key.by() instanceof Selectable.Plain plain
                    ? lookUp(plain.path(), "sort")
                    : Optional.ofNullable(named.get(key.by().text()))
                            .orElseThrow(() -> new ProblemException(
                                    Problem.of(Code.EV_16, "'" + key.by().text() + "' is not selected.")
                                            .at("sort")));
            order.add(new Fetch.Order(output, key.descending()));
        }
        groups.values().forEach(output -> order.add(new Fetch.Order(output, false)));
        return order;
    }

    private Column lookUp(FieldPath path, String option) {
        Column output = named.get(path.toString());
        if (output == null) {
            output = groups.get(key(path));
        }
        if (output == null) {
            new Conditions(access, option).column(rows.scope(), path);
            throw new ProblemException(Problem.of(Code.EV_16, "'" + path + "' is neither grouped nor aggregated.")
                    .at(option));
        }
        return output;
    }
}
