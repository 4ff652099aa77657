package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.access.GrantedPolicy;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.document.Body;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.Role;
import com.togahub.engine.metadata.ScriptedRoute;
import com.togahub.engine.plan.Planner;
import com.togahub.engine.plan.WritePlan;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Plans and carries out one request to records; what all kinds of callers share. */
final class Execution {
    private final Catalogs catalogs;
    private final int maxDepth;
    private final Reading reading;
    private final Writer writer;
    private final Map<String, ScriptedApi> scriptedApis;

    Execution(
            Catalogs catalogs,
            String coreSchema,
            int maxDepth,
            Supplier<String> uuids,
            Map<String, ScriptedApi> scriptedApis,
            Reading reading) {
        this.catalogs = catalogs;
        this.scriptedApis = Map.copyOf(scriptedApis);
        this.maxDepth = maxDepth;
        this.reading = reading;
        this.writer = new Writer(coreSchema, new Reader(coreSchema), uuids);
    }

    /**
     * What a request yields.
     *
     * @param touchedCore whether Core's tables, and so perhaps the metadata, were written
     */
    record Result(int status, List<Problem> messages, Map<String, Object> meta, Body data, boolean touchedCore) {

        /** The data as a tree, for callers in the same process. */
        ObjectNode tree() {
            try (data) {
                return (ObjectNode) Json.mapper().readTree(data.bytes());
            } catch (IOException e) {
                throw new UncheckedIOException("reading what was written", e);
            }
        }
    }

    /** The scripted API of a route, if it is one; EZ-3 where the caller may not use it. */
    Optional<ScriptedApi> scripted(RequestContext context, RawRequest raw) {
        Catalog catalog = catalogs.current(context.tenant());
        String route = raw.path().replaceAll("^/+|/+$", "");
        Optional<ScriptedRoute> found = catalog.scripted(raw.method(), route);
        found.ifPresent(each -> {
            boolean granted = catalog.roles(context.caller().roleUuids()).stream()
                    .anyMatch(role -> role.scriptedApis().contains(each.id()));
            if (!granted) {
                throw new ProblemException(Code.EZ_3);
            }
        });
        return found.map(each -> {
            ScriptedApi api = scriptedApis.get(each.handler());
            if (api == null) {
                throw new IllegalStateException("no scripted API is named " + each.handler());
            }
            return api;
        });
    }

    Planner planner(RequestContext context) {
        Catalog catalog = catalogs.current(context.tenant());
        return new Planner(catalog, new GrantedPolicy(catalog, context.caller()), maxDepth);
    }

    /** Plans a GET, before any connection is taken. */
    Reading.Prepared prepare(RequestContext context, ApiRequest request) {
        return reading.prepare(context, catalogs.current(context.tenant()), request);
    }

    Result read(Session session, Reading.Prepared prepared) {
        return reading.read(session, prepared);
    }

    /** The same with what it took, for those who may see that. */
    Result explained(RequestContext context, Session session, Result result) {
        Catalog catalog = catalogs.current(context.tenant());
        boolean debug = catalog.roles(context.caller().roleUuids()).stream().anyMatch(Role::canDebug);
        if (!debug) {
            return result;
        }
        List<Problem> messages = new ArrayList<>(result.messages());
        messages.add(Problem.of(Code.D_1, session.statements() + " SQL statements"));
        return new Result(result.status(), messages, result.meta(), result.data(), result.touchedCore());
    }

    Result write(Session session, RequestContext context, ApiRequest request) {
        Planner planner = planner(context);
        WritePlan plan = planner.write(request);
        long key = writer.write(session, plan, planner.rows());
        boolean core = plan.record().place() == Place.CORE;
        if (plan.operation() == Operation.DELETE) {
            return new Result(200, List.of(), Map.of(), Body.EMPTY, core);
        }
        int status = plan.operation() == Operation.CREATE ? 201 : 200;
        Catalog catalog = catalogs.current(context.tenant());
        Body data = Envelope.data(json -> {
            json.writeFieldName(plan.record().name());
            reading.readBack(session, context, catalog, plan.record(), List.of(key), request.options(), false, json);
        });
        return new Result(status, List.of(), Map.of(), data, core);
    }

    void committed(Result result) {
        if (result.touchedCore()) {
            catalogs.changed();
        }
    }
}
