package com.togahub.engine.crud;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.access.GrantedPolicy;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.document.Loaded;
import com.togahub.engine.document.RecordWriter;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.metadata.Operation;
import com.togahub.engine.metadata.Role;
import com.togahub.engine.metadata.ScriptedRoute;
import com.togahub.engine.plan.Planner;
import com.togahub.engine.plan.ReadPlan;
import com.togahub.engine.plan.WritePlan;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Json;
import com.togahub.engine.request.RawRequest;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/** Plans and carries out one request to records; what all kinds of callers share. */
final class Execution {
    private final Catalogs catalogs;
    private final int maxDepth;
    private final Reader reader;
    private final Writer writer;
    private final Map<String, ScriptedApi> scriptedApis;

    Execution(
            Catalogs catalogs,
            String coreSchema,
            int maxDepth,
            Supplier<String> uuids,
            Map<String, ScriptedApi> scriptedApis) {
        this.catalogs = catalogs;
        this.scriptedApis = Map.copyOf(scriptedApis);
        this.maxDepth = maxDepth;
        this.reader = new Reader(coreSchema);
        this.writer = new Writer(coreSchema, reader, uuids);
    }

    /**
     * What a request yields.
     *
     * @param touchedCore whether Core's tables, and so perhaps the metadata, were written
     */
    record Result(
            int status, List<Problem> messages, Map<String, Object> meta, Envelope.Content data, boolean touchedCore) {

        /** The data as a tree, for callers in the same process. */
        ObjectNode tree() {
            ByteArrayOutputStream bytes = new ByteArrayOutputStream(1_024);
            try (var json = Json.mapper().getFactory().createGenerator(bytes)) {
                json.writeStartObject();
                data.write(json);
                json.writeEndObject();
                json.flush();
                return (ObjectNode) Json.mapper().readTree(bytes.toByteArray());
            } catch (IOException e) {
                throw new UncheckedIOException("writing to memory", e);
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

    Result read(Session session, ReadPlan plan) {
        Reader.Found found = reader.read(session, plan);
        List<Problem> messages = plan.capped() ? List.of(Problem.of(Code.W_1)) : List.of();
        return new Result(200, messages, meta(plan, found), content(plan, found.page()), false);
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

    Result write(Session session, Planner planner, ApiRequest request) {
        WritePlan plan = planner.write(request);
        long key = writer.write(session, plan, planner.rows());
        boolean core = plan.record().place() == Place.CORE;
        if (plan.operation() == Operation.DELETE) {
            return new Result(200, List.of(), Map.of(), Envelope.Content.NONE, core);
        }
        int status = plan.operation() == Operation.CREATE ? 201 : 200;
        ReadPlan named = planner.nameOnly(plan.record());
        Optional<ReadPlan> shown = planner.readBack(plan.record(), request.options());
        Optional<Loaded> seen = shown.flatMap(each -> reader.byKey(session, each, key));
        Envelope.Content content = seen.isPresent()
                ? content(shown.get(), seen.get())
                : content(named, reader.byKey(session, named, key).orElseThrow());
        return new Result(status, List.of(), Map.of(), content, core);
    }

    void committed(Result result) {
        if (result.touchedCore()) {
            catalogs.changed();
        }
    }

    private static Envelope.Content content(ReadPlan plan, Loaded loaded) {
        return json -> {
            RecordWriter records = new RecordWriter(json);
            json.writeFieldName(plan.record().name());
            if (plan.single()) {
                records.object(loaded, loaded.rows().get(0));
            } else {
                records.array(loaded);
            }
        };
    }

    private static Map<String, Object> meta(ReadPlan plan, Reader.Found found) {
        Map<String, Object> meta = new LinkedHashMap<>();
        if (!plan.single()) {
            meta.put("page", plan.page());
            meta.put("recordsPerPage", plan.recordsPerPage());
            meta.put("recordCount", found.page().rows().size());
            meta.put("hasMore", found.hasMore());
            found.total().ifPresent(total -> {
                meta.put("totalRecords", total);
                meta.put("totalPages", (total + plan.recordsPerPage() - 1) / plan.recordsPerPage());
            });
        }
        return meta;
    }
}
