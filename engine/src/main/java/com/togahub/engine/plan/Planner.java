package com.togahub.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.access.Policy;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.FieldType;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.FieldPath;
import com.togahub.engine.request.Method;
import com.togahub.engine.request.Operator;
import com.togahub.engine.request.Options;
import com.togahub.engine.request.Segment;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Makes plans of requests for one identity in one snapshot of the metadata. */
public final class Planner {
    private final Access access;
    private final int serverDepth;

    /**
     * A planner.
     *
     * @param serverDepth levels of relations that are expanded at most
     */
    public Planner(Catalog catalog, Policy policy, int serverDepth) {
        this(new Access(catalog, policy), serverDepth);
    }

    private Planner(Access access, int serverDepth) {
        this.access = access;
        this.serverDepth = serverDepth;
    }

    /**
     * How a GET is answered.
     *
     * @throws ProblemException EV-2, EZ-1, EZ-2, EV-3, EV-7, EV-10, EV-14
     */
    public ReadPlan read(ApiRequest request) {
        Path path = path(request);
        access.require(path.record(), Operation.READ);
        Options options = request.options();
        Scope scope = new Scope(path.record());
        Optional<String> uuid = request.target().uuid();
        List<Condition> where = new ArrayList<>();
        where.add(access.holds(path.record(), Operation.READ));
        uuid.ifPresent(text -> where.add(named(path.record(), text)));
        options.where().ifPresent(filter -> where.add(new Conditions(access, "where").of(scope, filter)));
        return page(path, scope, new Condition.And(where), options, uuid.isPresent());
    }

    /** How a record that a write has made or changed is shown: what its caller may read of it. */
    public Optional<ReadPlan> readBack(RecordType record, Options options) {
        if (!access.may(record, Operation.READ)) {
            return Optional.empty();
        }
        return Optional.of(readBack(access, record, options));
    }

    /** The uuid alone: what whoever made a record may know of it in any case. */
    public ReadPlan nameOnly(RecordType record) {
        Access trusted = new Access(access.catalog(), Policy.TRUSTED);
        Options uuid = new Options(
                Optional.of(List.of(new FieldPath(List.of("uuid")))), Optional.empty(), List.of(), 1, 1, false, -1);
        return new Planner(trusted, serverDepth).readBack(trusted, record, uuid);
    }

    private ReadPlan readBack(Access by, RecordType record, Options options) {
        Path path = new Path(record, List.of(), Optional.empty());
        Scope scope = new Scope(record);
        return page(path, scope, by.holds(record, Operation.READ), options, true);
    }

    /**
     * What a POST, PUT or DELETE does.
     *
     * @throws ProblemException EV-2, EV-11, EZ-1, EZ-2, and every error of the body at once
     */
    public WritePlan write(ApiRequest request) {
        Path path = path(request);
        boolean single = request.target().uuid().isPresent();
        if (single == (request.method() == Method.POST)) {
            throw new ProblemException(Code.EV_11);
        }
        Operation operation =
                switch (request.method()) {
                    case POST -> Operation.CREATE;
                    case PUT -> Operation.UPDATE;
                    case DELETE -> Operation.DELETE;
                    case GET -> throw new IllegalArgumentException("a GET does not write");
                };
        access.require(path.record(), operation);
        request.body().ifPresent(body -> sameName(body, request.target()));
        Optional<Draft> draft =
                request.body().map(body -> new Drafts(access).root(path.record(), path.parent(), operation, body));
        Optional<Locate> target =
                request.target().uuid().map(uuid -> locate(path.record(), uuid, path.parent(), operation, draft));
        return new WritePlan(operation, path.record(), path.ancestors(), path.parent(), target, draft);
    }

    /** The gate, for what must be checked while a plan is carried out. */
    public Rows rows() {
        return new Rows(access);
    }

    private ReadPlan page(Path path, Scope scope, Condition where, Options options, boolean single) {
        int asked = options.depth() == 0 ? Integer.MAX_VALUE : options.depth();
        int depth = Math.min(asked, serverDepth);
        Selections selections = new Selections(access, depth, serverDepth);
        Selection selection =
                selections.root(scope, options.fields().map(Wanted::of).orElseGet(Wanted::new));
        List<Fetch.Order> order = new ArrayList<>();
        Conditions conditions = new Conditions(access, "sort");
        options.sort()
                .forEach(key -> order.add(new Fetch.Order(conditions.column(scope, key.path()), key.descending())));
        order.add(new Fetch.Order(Column.key(Optional.empty()), false));
        return new ReadPlan(
                path.record(),
                path.ancestors(),
                path.parent(),
                new Fetch(scope, selection, where, order, Optional.empty()),
                single,
                options.page(),
                options.recordsPerPage(),
                options.totals(),
                selections.isUnaffordable() || (asked > serverDepth && selections.isCut()));
    }

    private record Path(RecordType record, List<Locate> ancestors, Optional<Field> parent) {}

    private Path path(ApiRequest request) {
        List<Locate> ancestors = new ArrayList<>();
        RecordType record = null;
        Optional<Field> parent = Optional.empty();
        int last = request.route().size() - 1;
        for (int i = 0; i <= last; i++) {
            Segment segment = request.route().get(i);
            if (record == null) {
                record = access.catalog().route(segment.route()).orElseThrow(() -> new ProblemException(Code.EV_2));
            } else {
                Step step = child(record, segment.route());
                record = step.record();
                parent = Optional.of(step.link());
            }
            if (i < last) {
                access.require(record, Operation.READ);
                ancestors.add(locate(record, segment.uuid().orElseThrow(), parent, Operation.READ, Optional.empty()));
            }
        }
        return new Path(record, ancestors, parent);
    }

    private record Step(RecordType record, Field link) {}

    private Step child(RecordType parent, String route) {
        return parent.children().values().stream()
                .map(relation -> new Step(access.catalog().record(relation.childRecord()), relation.childField()))
                .filter(step -> step.record().route().equals(route))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Code.EV_2));
    }

    /** A body may repeat the name of its record, as a client that sends back what it got does; it cannot change it. */
    private static void sameName(JsonNode body, Segment target) {
        boolean other = target.uuid().isPresent()
                && body.has("uuid")
                && !body.get("uuid").asText().equalsIgnoreCase(target.uuid().get());
        if (other) {
            throw new ProblemException(Problem.of(Code.EV_7, "The uuid of a record cannot be changed.")
                    .at("uuid"));
        }
    }

    private Locate locate(
            RecordType record, String uuid, Optional<Field> parent, Operation operation, Optional<Draft> draft) {
        if (!Values.isUuid(uuid)) {
            throw new ProblemException(Code.EV_14);
        }
        Condition rule = access.holds(record, operation);
        // what may not be read is not there either, also for those who may change it
        Condition visible = operation == Operation.READ || !access.may(record, Operation.READ)
                ? new Condition.And(List.of())
                : access.holds(record, Operation.READ);
        return new Locate(
                new Scope(record),
                uuid,
                parent,
                new Condition.And(List.of(rule, visible)),
                draft.map(Draft::checks).orElse(List.of()));
    }

    private static Condition named(RecordType record, String uuid) {
        if (!Values.isUuid(uuid)) {
            throw new ProblemException(Code.EV_14);
        }
        Column column = new Column(Optional.empty(), record.uuid().column(), FieldType.UUID, Optional.empty());
        return new Condition.Compare(column, Operator.EQUAL, List.of(uuid));
    }
}
