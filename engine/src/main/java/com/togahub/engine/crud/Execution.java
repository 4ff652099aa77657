package com.togahub.engine.crud;

import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.access.GrantedPolicy;
import com.togahub.engine.administration.Guard;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.document.Body;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.metadata.Role;
import com.togahub.engine.plan.Planner;
import com.togahub.engine.plan.WritePlan;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.FieldPath;
import com.togahub.engine.request.Format;
import com.togahub.engine.request.Selected;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Plans and carries out one operation on records as the generic model does it. */
final class Execution {
    private static final Shown NOTHING = Shown.now(Body.EMPTY, Optional.empty());
    private static final Optional<List<Selected>> NAME_ALONE =
            Optional.of(List.of(Selected.of(new FieldPath(List.of("uuid")))));

    private final Catalogs catalogs;
    private final int maxDepth;
    private final Reading reading;
    private final Writer writer;
    private final Owned owned;
    private final Guard guard;

    Execution(
            Catalogs catalogs, String coreSchema, int maxDepth, Supplier<String> uuids, Guard guard, Reading reading) {
        this.guard = guard;
        this.catalogs = catalogs;
        this.maxDepth = maxDepth;
        this.reading = reading;
        this.writer = new Writer(coreSchema, new Reader(coreSchema), uuids);
        this.owned = new Owned(coreSchema);
    }

    Catalog catalog(RequestContext context) {
        return catalogs.current(context.tenant());
    }

    /** Plans for the caller, in the snapshot of the metadata that its request began with. */
    Planner planner(RequestContext context, Catalog catalog) {
        return new Planner(catalog, new GrantedPolicy(catalog, context.caller()), maxDepth);
    }

    /** Reads one record or a list. */
    Result read(Session session, RequestContext context, Catalog catalog, ApiRequest request) {
        return reading.read(session, reading.prepare(context, catalog, request));
    }

    /** How a GET would be answered. */
    ObjectNode explain(RequestContext context, ApiRequest request) {
        Catalog catalog = catalog(context);
        return new Explanation(
                        catalog,
                        context,
                        reading.prepare(context, catalog, request).read())
                .tree();
    }

    /** Whether the caller may see how requests are answered. */
    boolean mayDebug(RequestContext context) {
        return catalog(context).roles(context.caller().roleUuids()).stream().anyMatch(Role::canDebug);
    }

    /** Creates, changes or deletes. */
    Result write(
            Session session, RequestContext context, Catalog catalog, ApiRequest request, Etag.Conditions conditions) {
        Planner planner = planner(context, catalog);
        WritePlan plan = planner.write(request);
        RecordType record = plan.record();
        Guard.Watch watch = guard.watch(session, plan);
        Written written = writer.write(
                session, plan, planner.rows(), key -> requireUnchanged(session, planner, record, key, conditions));
        watch.check();
        boolean core = record.place() == Place.CORE;
        if (plan.operation() == Operation.DELETE) {
            return new Result(200, List.of(), Map.of(), NOTHING, written.uuids(), core, Map.of(), Format.JSON);
        }
        int status = plan.operation() == Operation.CREATE ? 201 : 200;
        boolean several = request.isSeveral();
        Supplier<Body> data = () -> Envelope.data(json -> {
            json.writeFieldName(record.name());
            if (request.options().fields().equals(NAME_ALONE)) {
                names(json, written.uuids(), several);
                return;
            }
            reading.readBack(session, context, catalog, record, written.keys(), request.options(), several, json);
        });
        Supplier<Optional<String>> own = () -> several
                ? Optional.empty()
                : owned.tag(session, planner.own(record), written.keys().get(0), false);
        Shown shown = Shown.later(data, own);
        return new Result(status, List.of(), Map.of(), shown, written.uuids(), core, Map.of(), Format.JSON);
    }

    /** Their names are known to whoever has written records: there is nothing to read. */
    private static void names(JsonGenerator json, List<String> uuids, boolean several) throws IOException {
        if (several) {
            json.writeStartArray();
        }
        for (String uuid : uuids) {
            json.writeStartObject();
            json.writeStringField("uuid", uuid);
            json.writeEndObject();
        }
        if (several) {
            json.writeEndArray();
        }
    }

    /** Locks the record that a route leads to; answers whether it is there. */
    boolean lock(Session session, RequestContext context, ApiRequest request) {
        return writer.lock(session, planner(context, catalog(context)).lock(request));
    }

    /** Locks the record of a collection that has a value in a unique field; answers whether it is there. */
    boolean lock(Session session, RequestContext context, ApiRequest request, String name, String value) {
        Planner planner = planner(context, catalog(context));
        RecordType record = planner.route(request).record();
        Field field = record.field(name)
                .filter(Field::isUnique)
                .or(() -> Optional.of(record.uuid()).filter(uuid -> uuid.name().equals(name)))
                .orElseThrow(() -> new IllegalArgumentException(record.name() + " has no unique field " + name));
        return writer.lock(session, planner.rows(), record, field, value);
    }

    /** Deletes several records of one kind of a client's own; the requests differ in the uuid alone. */
    Result delete(Session session, RequestContext context, Catalog catalog, List<ApiRequest> requests) {
        Planner planner = planner(context, catalog);
        WritePlan first = planner.write(requests.get(0));
        if (first.record().place() == Place.CORE) {
            throw new IllegalArgumentException("records of the platform are deleted one by one");
        }
        List<String> uuids = requests.stream()
                .map(each -> each.target().uuid().orElseThrow())
                .toList();
        writer.delete(session, first, uuids, planner.rows());
        return new Result(200, List.of(), Map.of(), NOTHING, uuids, false, Map.of(), Format.JSON);
    }

    private void requireUnchanged(
            Session session, Planner planner, RecordType record, long key, Etag.Conditions conditions) {
        conditions.ifMatch().ifPresent(header -> {
            Optional<String> own = owned.tag(session, planner.own(record), key, true);
            if (own.filter(tag -> Etag.matches(header, tag)).isEmpty()) {
                throw new ProblemException(Code.EV_15);
            }
        });
    }

    void committed(Result result) {
        if (result.touchedCore()) {
            catalogs.changed();
        }
    }
}
