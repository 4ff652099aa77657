package com.togahub.engine.plan;

import com.fasterxml.jackson.databind.JsonNode;
import com.togahub.engine.access.Policy;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.ChildPolicy;
import com.togahub.engine.metadata.ChildRelation;
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
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

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
        requireListed(path.steps());
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

    /** Whether the caller may read some rows of a record at least. */
    public boolean mayRead(RecordType record) {
        return access.may(record, Operation.READ);
    }

    /** How records that a write has made or changed are shown: what their caller may read of them, which must be something. */
    public ReadPlan readBack(RecordType record, Options options) {
        return Reads.byKey(access, serverDepth, record, options);
    }

    /** The uuid alone: what whoever made a record may know of it in any case. */
    public ReadPlan nameOnly(RecordType record) {
        Access trusted = new Access(access.catalog(), Policy.TRUSTED);
        Options uuid = Options.of(List.of(new FieldPath(List.of("uuid"))), -1);
        return Reads.byKey(trusted, serverDepth, record, uuid);
    }

    /**
     * The record that a request is about, if the caller may do that with it at all.
     *
     * @throws ProblemException EV-2, EV-11, EV-14, EZ-1
     */
    public RecordType authorised(ApiRequest request) {
        return authorisedPath(request).record();
    }

    private Path authorisedPath(ApiRequest request) {
        boolean single = request.target().uuid().isPresent();
        Path path = path(request);
        if (request.method() != Method.GET && single == (request.method() == Method.POST)) {
            throw new ProblemException(Code.EV_11);
        }
        access.require(path.record(), operation(request.method()));
        boolean creates = request.method() == Method.POST && !path.steps().isEmpty();
        // a new record's parent is given, not looked up
        requireListed(creates ? path.steps().subList(0, path.steps().size() - 1) : path.steps());
        return path;
    }

    /**
     * What a POST, PUT or DELETE does. What is wrong with a body is part of the plan, so that it can be told together with
     * what only the database knows; what is not granted ends here.
     *
     * @throws ProblemException EV-2, EV-11, EV-14, EZ-1, EZ-2
     */
    public WritePlan write(ApiRequest request) {
        requireOptionsOfOneRecord(request.options());
        Path path = authorisedPath(request);
        Operation operation = operation(request.method());
        if (operation == Operation.DELETE) {
            requireCascade(path.record(), new HashSet<>());
        }
        Drafts reading = new Drafts(access);
        List<Draft> drafts =
                reading.of(path.record(), path.parent(), operation, request.objects(), request.isSeveral());
        List<Problem> problems = new ArrayList<>(reading.problems());
        request.objects().forEach(body -> otherName(body, request.target()).ifPresent(problems::add));
        Optional<Locate> target = request.target()
                .uuid()
                .map(uuid -> locate(
                        path.record(),
                        uuid,
                        path.parent(),
                        operation,
                        drafts.stream()
                                .flatMap(draft -> draft.checks().stream())
                                .toList()));
        return new WritePlan(operation, path.record(), path.ancestors(), path.parent(), target, drafts, problems);
    }

    /**
     * Finds the record that a GET of this route would lead to.
     *
     * @throws ProblemException EV-2, EZ-1, EV-14
     */
    public Locate lock(ApiRequest request) {
        Route route = route(request);
        if (!route.ancestors().isEmpty()) {
            throw new ProblemException(Code.EV_2, "A record is locked by its own route.");
        }
        return locate(
                route.record(),
                route.uuid().orElseThrow(() -> new ProblemException(Code.EV_14)),
                Optional.empty(),
                Operation.READ,
                List.of());
    }

    private static Operation operation(Method method) {
        return switch (method) {
            case GET -> Operation.READ;
            case POST -> Operation.CREATE;
            case PUT -> Operation.UPDATE;
            case DELETE -> Operation.DELETE;
        };
    }

    /** Children that go with their parent need a grant to be deleted too; which rows it reaches is not asked. */
    private void requireCascade(RecordType record, Set<Long> seen) {
        if (record.childPolicy() != ChildPolicy.CASCADE || !seen.add(record.id())) {
            return;
        }
        for (ChildRelation relation : record.children().values()) {
            RecordType child = access.catalog().record(relation.childRecord());
            if (!access.may(child, Operation.DELETE)) {
                throw new ProblemException(
                        Code.EZ_1,
                        "Deleting this record would delete its " + relation.name() + ", which is not granted.");
            }
            requireCascade(child, seen);
        }
    }

    /** What the caller may see of a record's own fields; its name alone where it may not be read. */
    public Own own(RecordType record) {
        return Own.of(access, record);
    }

    /** A write shows what it has written, record by record. */
    private static void requireOptionsOfOneRecord(Options options) {
        boolean isOfLists = options.isSummary()
                || options.having().isPresent()
                || options.distinct()
                || !options.joins().isEmpty()
                || options.page().after().isPresent();
        if (isOfLists) {
            throw new ProblemException(
                    Code.EV_1, "A write shows its records: nothing is joined, grouped or walked through.");
        }
    }

    /** The gate, for what must be checked while a plan is carried out. */
    public Rows rows() {
        return new Rows(access);
    }

    private record Path(RecordType record, List<Locate> ancestors, Optional<Field> parent, List<Step> steps) {}

    private Path path(ApiRequest request) {
        List<Locate> ancestors = new ArrayList<>();
        RecordType record = null;
        Optional<Field> parent = Optional.empty();
        List<Step> steps = new ArrayList<>();
        int last = request.route().size() - 1;
        for (int i = 0; i <= last; i++) {
            Segment segment = request.route().get(i);
            if (record == null) {
                record = access.catalog().route(segment.route()).orElseThrow(() -> new ProblemException(Code.EV_2));
            } else {
                Step step = child(record, segment.route());
                record = step.record();
                parent = Optional.of(step.link());
                steps.add(step);
            }
            if (i < last) {
                access.require(record, Operation.READ);
                ancestors.add(locate(record, segment.uuid().orElseThrow(), parent, Operation.READ, List.of()));
            }
        }
        return new Path(record, ancestors, parent, steps);
    }

    private record Step(RecordType record, Field link) {}

    /** Refuses routes that would tell below which parent records stand to whoever reads them without that reference. */
    private void requireListed(List<Step> steps) {
        for (Step step : steps) {
            if (access.may(step.record(), Operation.READ) && !access.mayRead(step.record(), step.link())) {
                throw new ProblemException(Code.EZ_2);
            }
        }
    }

    private Step child(RecordType parent, String route) {
        return parent.children().values().stream()
                .map(relation -> new Step(access.catalog().record(relation.childRecord()), relation.childField()))
                .filter(step -> step.record().route().equals(route))
                .findFirst()
                .orElseThrow(() -> new ProblemException(Code.EV_2));
    }

    /** A body may repeat the name of its record, as a client that sends back what it got does; it cannot change it. */
    private static Optional<Problem> otherName(JsonNode body, Segment target) {
        boolean other = target.uuid().isPresent()
                && body.has("uuid")
                && !body.get("uuid").asText().equalsIgnoreCase(target.uuid().get());
        return other
                ? Optional.of(Problem.of(Code.EV_7, "The uuid of a record cannot be changed.")
                        .at("uuid"))
                : Optional.empty();
    }

    private Locate locate(
            RecordType record, String uuid, Optional<Field> parent, Operation operation, List<Locate.Check> checks) {
        if (!Values.isUuid(uuid)) {
            throw new ProblemException(Code.EV_14);
        }
        List<Condition> rules = new ArrayList<>(List.of(rows().reachable(record, operation)));
        parent.ifPresent(link -> rules.add(access.linked(record, link)));
        return new Locate(new Scope(record), uuid, parent, new Condition.And(rules), checks);
    }
}
