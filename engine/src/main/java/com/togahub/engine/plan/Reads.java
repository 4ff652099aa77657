package com.togahub.engine.plan;

import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Arguments;
import com.togahub.engine.request.FieldPath;
import com.togahub.engine.request.JoinPath;
import com.togahub.engine.request.Operator;
import com.togahub.engine.request.Options;
import com.togahub.engine.request.Selectable;
import com.togahub.engine.request.SortKey;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** One GET's plan. */
final class Reads {
    private final Access access;
    private final int serverDepth;
    private final Route route;
    private final Options options;
    private final Arguments arguments;
    private final boolean single;

    Reads(Access access, int serverDepth, Route route, Options options) {
        this.access = access;
        this.serverDepth = serverDepth;
        this.route = route;
        this.options = options;
        this.arguments = Arguments.of(options);
        this.single = route.uuid().isPresent();
    }

    /** Records by their primary keys, one statement for all of them. */
    static ReadPlan byKey(Access access, int serverDepth, RecordType record, Options options) {
        Selections selections = selections(access, serverDepth, options);
        Scope scope = new Scope(record);
        Selection selection = selections.root(scope, wanted(options));
        Column key = Column.key(Optional.empty());
        Fetch fetch = new Fetch(
                scope,
                selection,
                access.holds(record, Operation.READ),
                List.of(new Fetch.Order(key, false)),
                Optional.of(key));
        return new ReadPlan(
                record,
                fetch,
                Optional.empty(),
                true,
                false,
                isCapped(selections, serverDepth, options),
                Optional.empty());
    }

    ReadPlan plan(List<Boolean> nulls) {
        Summary.Rows rows = rows();
        boolean multiplies = !rows.scope().multiplying().isEmpty();
        boolean groups = options.isSummary() || Summaries.isGrouping(options, multiplies);
        requireAllowed(multiplies);
        if (groups) {
            Summary summary = new Summaries(access, options, arguments, this::rows).summary();
            return new ReadPlan(
                    route.record(),
                    summary,
                    behind(summary.order(), nulls),
                    false,
                    options.totals(),
                    false,
                    Optional.empty());
        }
        Selections selections = selections(access, serverDepth, options);
        Selection selection = selections.root(rows.scope(), wanted(options));
        List<Fetch.Order> order = order(rows.scope());
        Fetch fetch = new Fetch(rows.scope(), selection, rows.where(), order, Optional.empty());
        Optional<Own> own = single ? Optional.of(Own.of(access, route.record())) : Optional.empty();
        boolean capped = isCapped(selections, serverDepth, options);
        return new ReadPlan(
                route.record(), fetch, behind(order, nulls), single, options.totals() && !single, capped, own);
    }

    private void requireAllowed(boolean multiplies) {
        boolean wholes = options.isSummary()
                || options.distinct()
                || options.page().after().isPresent();
        if (single && (wholes || multiplies)) {
            throw new ProblemException(
                    Code.EV_1, "One record is neither grouped, nor walked through, nor joined to many.");
        }
        if (options.having().isPresent() && !options.isSummary()) {
            throw new ProblemException(Problem.of(Code.EV_1, "'having' needs groups or aggregates.")
                    .at("having"));
        }
    }

    private static Selections selections(Access access, int serverDepth, Options options) {
        int asked = options.depth() == 0 ? Integer.MAX_VALUE : options.depth();
        return new Selections(access, Math.min(asked, serverDepth), serverDepth, options.calcDepth());
    }

    private static boolean isCapped(Selections selections, int serverDepth, Options options) {
        boolean isAskedForMore = options.depth() == 0 || options.depth() > serverDepth;
        return selections.isUnaffordable() || (isAskedForMore && selections.isCut());
    }

    private static Wanted wanted(Options options) {
        return options.fields().map(Wanted::of).orElseGet(Wanted::new);
    }

    /** The records of the request, in a scope of their own, with what is joined to them. */
    private Summary.Rows rows() {
        RecordType record = route.record();
        Scope scope = new Scope(record);
        options.joins().forEach(join -> join(scope, join));
        List<Condition> where = new ArrayList<>();
        route.parent().ifPresent(field -> {
            where.add(equal(field.column(), FieldType.INTEGER, Operand.Given.PARENT));
            where.add(access.linked(record, field));
        });
        where.add(access.holds(record, Operation.READ));
        if (single) {
            where.add(equal(record.uuid().column(), FieldType.UUID, Operand.Given.TARGET));
        }
        options.where().ifPresent(filter -> where.add(new Conditions(access, "where", arguments).of(scope, filter)));
        return new Summary.Rows(scope, new Condition.And(where), List.of());
    }

    private static Condition equal(String column, FieldType type, Operand operand) {
        Column own = new Column(Optional.empty(), column, type, Optional.empty());
        return new Condition.Compare(own, Operator.EQUAL, false, List.of(operand));
    }

    private void join(Scope scope, JoinPath path) {
        String option = path.isOuter() ? "ojoin" : "join";
        Conditions conditions = new Conditions(access, option);
        List<String> parts = path.path().parts();
        Optional<Join> alias = scope.alias(parts.get(0)).filter(known -> parts.size() > 1);
        Conditions.At at = alias.map(Conditions.At::of).orElseGet(() -> Conditions.At.start(scope));
        Join join = null;
        for (String part : parts.subList(alias.isPresent() ? 1 : 0, parts.size())) {
            join = conditions.beside(scope, at, part, path.isOuter());
            at = Conditions.At.of(join);
        }
        if (!scope.name(path.alias(), join)) {
            throw new ProblemException(Problem.of(Code.EV_1, "The alias '" + path.alias() + "' is given twice.")
                    .at(option));
        }
    }

    private List<Fetch.Order> order(Scope scope) {
        List<Fetch.Order> order = new ArrayList<>();
        Conditions conditions = new Conditions(access, "sort");
        for (SortKey key : options.sort()) {
            if (!(key.by() instanceof Selectable.Plain plain)) {
                throw new ProblemException(Problem.of(Code.EV_16, "'" + key.by().text() + "' is not selected.")
                        .at("sort"));
            }
            order.add(new Fetch.Order(sortable(conditions, scope, plain.path()), key.descending()));
        }
        // what names a row breaks all ties by itself, and an index on it then serves the whole order
        if (order.stream().noneMatch(key -> namesARow(scope.record(), key.column()))) {
            order.add(new Fetch.Order(Column.key(Optional.empty()), false));
        }
        scope.multiplying().forEach(join -> order.add(new Fetch.Order(Column.key(Optional.of(join)), false)));
        return order;
    }

    /** Whether no two rows can have the same value in a column, nor none. */
    private static boolean namesARow(RecordType record, Column column) {
        return column.join().isEmpty()
                && column.mask().isEmpty()
                && record.fields().values().stream()
                        .filter(field ->
                                !field.column().isEmpty() && field.column().equals(column.name()))
                        .anyMatch(field -> field.isUnique()
                                && (record.isNumbered(field) || field.isRequired() || field.equals(record.uuid())));
    }

    private Column sortable(Conditions conditions, Scope scope, FieldPath path) {
        // an alias of 'fields' may stand for a path
        FieldPath meant = options.fields().stream()
                .flatMap(List::stream)
                .filter(field -> field.alias().filter(path.toString()::equals).isPresent())
                .map(field -> ((Selectable.Plain) field.what()).path())
                .findFirst()
                .orElse(path);
        Column column = conditions.column(scope, meant);
        if (!Conditions.isComparable(column.type())) {
            throw new ProblemException(
                    Problem.of(Code.EV_7, "'" + path + "' has no order.").at("sort"));
        }
        return column;
    }

    private Optional<Condition.Behind> behind(List<Fetch.Order> order, List<Boolean> nulls) {
        if (options.page().after().isEmpty()) {
            return Optional.empty();
        }
        if (nulls.size() != order.size()) {
            throw new ProblemException(
                    Problem.of(Code.EV_1, "That is no cursor of ours.").at("after"));
        }
        return Optional.of(new Condition.Behind(order, nulls));
    }
}
