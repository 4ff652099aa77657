package com.togahub.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.access.Policy;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.FieldPath;
import com.togahub.engine.request.Method;
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
     * Where a GET leads.
     *
     * @throws ProblemException EV-2, EZ-1, EV-14
     */
    public Route route(ApiRequest request) {
        Path path = path(request);
        access.require(path.record(), Operation.READ);
        Optional<String> uuid = request.target().uuid();
        if (uuid.filter(text -> !Values.isUuid(text)).isPresent()) {
            throw new ProblemException(Code.EV_14);
        }
        return new Route(path.record(), path.ancestors(), path.parent(), uuid);
    }

    /**
     * How a GET is answered.
     *
     * @param nulls which values of the request's cursor are empty; without a cursor it does not matter
     * @throws ProblemException EZ-2, EV-1, EV-3, EV-7, EV-10, EV-16
     */
    public ReadPlan read(Route route, Options options, List<Boolean> nulls) {
        return new Reads(access, serverDepth, route, options).plan(nulls);
    }

    /** How records that a write has made or changed are shown: what their caller may read of them. */
    public Optional<ReadPlan> readBack(RecordType record, Options options) {
        return access.may(record, Operation.READ)
                ? Optional.of(Reads.byKey(access, serverDepth, record, options))
                : Optional.empty();
    }

    /** The uuid alone: what whoever made a record may know of it in any case. */
    public ReadPlan nameOnly(RecordType record) {
        Access trusted = new Access(access.catalog(), Policy.TRUSTED);
        Options uuid = Options.of(List.of(new FieldPath(List.of("uuid"))), -1);
        return Reads.byKey(trusted, serverDepth, record, uuid);
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
}
