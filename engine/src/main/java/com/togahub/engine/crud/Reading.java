package com.togahub.engine.crud;

import com.fasterxml.jackson.core.JsonGenerator;
import com.togahub.engine.access.GrantedPolicy;
import com.togahub.engine.access.Policy;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.document.Body;
import com.togahub.engine.document.Budget;
import com.togahub.engine.document.Csv;
import com.togahub.engine.document.Envelope;
import com.togahub.engine.document.Loaded;
import com.togahub.engine.document.RecordWriter;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.plan.Bindings;
import com.togahub.engine.plan.Operand;
import com.togahub.engine.plan.Planner;
import com.togahub.engine.plan.Route;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Arguments;
import com.togahub.engine.request.Format;
import com.togahub.engine.request.Options;
import com.togahub.engine.request.Page;
import com.togahub.engine.request.Segment;
import com.togahub.engine.request.Shape;
import com.togahub.engine.sql.CompiledRead;
import com.togahub.engine.sql.ReadSql;
import com.togahub.engine.store.Session;
import java.io.IOException;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;

/** Reads: plans them, or finds the plan that an equal request has left, and carries them out. */
final class Reading {
    /** Filters with more values than this are not worth keeping a plan for. */
    private static final int MOST_ARGUMENTS = 100;

    private final int maxDepth;
    private final Cursors cursors;
    private final UnaryOperator<Policy> policies;
    private final Reader reader;
    private final ReadSql sql;
    private final Plans plans = new Plans();

    /**
     * Reads on a platform.
     *
     * @param policies what is made of each caller's policy; the identity, but for tests that must see a check missing
     */
    Reading(String coreSchema, int maxDepth, Cursors cursors, UnaryOperator<Policy> policies) {
        this.maxDepth = maxDepth;
        this.cursors = cursors;
        this.policies = policies;
        this.reader = new Reader(coreSchema);
        this.sql = new ReadSql(coreSchema);
    }

    /**
     * A read that can be carried out.
     *
     * @param route where it leads
     * @param read its statements
     * @param bindings its values
     * @param cursor of its list
     */
    record Prepared(Route route, CompiledRead read, Bindings bindings, Page page, Format format, Cursor cursor) {}

    /** Plans a GET; everything that is wrong with it but its values is found here. */
    Prepared prepare(RequestContext context, Catalog catalog, ApiRequest request) {
        GrantedPolicy granted = GrantedPolicy.symbolic(catalog, context.caller());
        Planner planner = new Planner(catalog, policies.apply(granted), maxDepth);
        Route route = route(context, catalog, request);
        Options options = request.options();
        Arguments arguments = Arguments.of(options);
        Cursor cursor = new Cursor(cursors, context, path(request), options);
        Optional<List<Optional<String>>> place = options.page().after().map(cursor::read);
        Optional<List<Boolean>> nulls =
                place.map(values -> values.stream().map(Optional::isEmpty).toList());
        String use = (route.uuid().isPresent() ? "one" : "page")
                + route.parent().map(field -> ":" + field.id()).orElse("");
        Plans.Key key = new Plans.Key(
                context.tenant().uuid(), granted.key(), route.record().id(), use, Shape.of(options), nulls);
        Supplier<CompiledRead> compile = () -> sql.compile(planner.read(route, options, nulls.orElse(List.of())));
        CompiledRead read = arguments.size() > MOST_ARGUMENTS ? compile.get() : plans.get(key, catalog, compile);
        Bindings bindings = new Bindings(
                arguments.texts(), GrantedPolicy.identity(context.caller()), place.orElse(List.of()), Map.of());
        Bindings targeted = route.uuid()
                .map(uuid -> bindings.with(Operand.Given.TARGET, uuid))
                .orElse(bindings);
        return new Prepared(route, read, targeted, options.page(), request.format(), cursor);
    }

    /** The way to the record is no kept plan: its row filters hold this caller's own values. */
    private Route route(RequestContext context, Catalog catalog, ApiRequest request) {
        GrantedPolicy own = new GrantedPolicy(catalog, context.caller());
        return new Planner(catalog, policies.apply(own), maxDepth).route(request);
    }

    private static String path(ApiRequest request) {
        return request.route().stream().map(Segment::toString).collect(Collectors.joining("/"));
    }

    /** Carries it out. */
    Result read(Session session, Prepared prepared) {
        Optional<Long> parent = reader.ancestors(session, prepared.route().ancestors(), false);
        Bindings bindings = parent.map(key -> prepared.bindings().with(Operand.Given.PARENT, key))
                .orElse(prepared.bindings());
        List<Problem> messages = prepared.read().plan().capped() ? List.of(Problem.of(Code.W_1)) : List.of();
        if (prepared.read().plan().single()) {
            return one(session, prepared, bindings, messages);
        }
        return prepared.format() == Format.CSV
                ? table(session, prepared, bindings, messages)
                : list(session, prepared, bindings, messages);
    }

    private Result one(Session session, Prepared prepared, Bindings bindings, List<Problem> messages) {
        List<Object> own = new ArrayList<>();
        Body data = Envelope.data(json -> {
            json.writeFieldName(prepared.route().record().name());
            own.addAll(reader.one(session, prepared.read(), bindings, json));
        });
        return new Result(
                200,
                messages,
                Map.of(),
                Shown.now(data, Optional.of(Etag.own(own))),
                List.of(),
                false,
                Map.of(),
                Format.JSON);
    }

    private Result list(Session session, Prepared prepared, Bindings bindings, List<Problem> messages) {
        Map<String, Object> meta = new LinkedHashMap<>();
        Body data = Envelope.data(json -> {
            json.writeFieldName(prepared.route().record().name());
            RecordWriter records = new RecordWriter(json, new Budget());
            json.writeStartArray();
            Reader.Found found = reader.page(session, prepared.read(), bindings, prepared.page(), records::elements);
            json.writeEndArray();
            meta.putAll(meta(prepared, found));
        });
        return new Result(200, messages, meta, data, false);
    }

    private Result table(Session session, Prepared prepared, Bindings bindings, List<Problem> messages) {
        Map<String, Object> meta = new LinkedHashMap<>();
        Body data = Csv.of(csv -> {
            Reader.Found found = reader.page(session, prepared.read(), bindings, prepared.page(), csv::take);
            meta.putAll(meta(prepared, found));
        });
        return new Result(
                200, messages, meta, Shown.now(data, Optional.empty()), List.of(), false, Map.of(), Format.CSV);
    }

    private static Map<String, Object> meta(Prepared prepared, Reader.Found found) {
        Page page = prepared.page();
        Map<String, Object> meta = new LinkedHashMap<>();
        if (page.after().isEmpty()) {
            meta.put("page", page.number());
        }
        meta.put("recordsPerPage", page.size());
        meta.put("recordCount", found.count());
        meta.put("hasMore", found.next().isPresent());
        meta.put("next", found.next().map(prepared.cursor()::write).orElse(null));
        found.total().ifPresent(total -> {
            meta.put("totalRecords", total);
            meta.put("totalPages", (total + page.size() - 1) / page.size());
        });
        return meta;
    }

    /** Writes records that their caller has made or changed, in order: what may be read of each, at least its uuid. */
    void readBack(
            Session session,
            RequestContext context,
            Catalog catalog,
            RecordType record,
            List<Long> keys,
            Options options,
            boolean isArray,
            JsonGenerator json)
            throws IOException {
        Bindings bindings = Bindings.of(GrantedPolicy.identity(context.caller()));
        Map<Long, Object[]> seen = new LinkedHashMap<>();
        Optional<CompiledRead> shown = shown(context, catalog, record, options);
        Optional<Loaded> loaded = shown.map(read -> reader.byKeys(session, read, bindings, keys));
        loaded.ifPresent(all ->
                all.rows().forEach(row -> seen.put((Long) row[all.layout().key()], row)));
        Optional<Loaded> names = seen.size() == keys.size()
                ? Optional.empty()
                : Optional.of(reader.byKeys(session, named(context, catalog, record), bindings, keys));
        Map<Long, Object[]> named = new LinkedHashMap<>();
        names.ifPresent(all ->
                all.rows().forEach(row -> named.put((Long) row[all.layout().key()], row)));
        RecordWriter records = new RecordWriter(json, new Budget());
        if (isArray) {
            json.writeStartArray();
        }
        for (long key : keys) {
            if (seen.containsKey(key)) {
                records.object(loaded.orElseThrow(), seen.get(key));
            } else {
                records.object(names.orElseThrow(), named.get(key));
            }
        }
        if (isArray) {
            json.writeEndArray();
        }
    }

    private Optional<CompiledRead> shown(RequestContext context, Catalog catalog, RecordType record, Options options) {
        GrantedPolicy granted = GrantedPolicy.symbolic(catalog, context.caller());
        Planner planner = new Planner(catalog, policies.apply(granted), maxDepth);
        if (!planner.mayRead(record)) {
            return Optional.empty();
        }
        Plans.Key key = new Plans.Key(
                context.tenant().uuid(), granted.key(), record.id(), "back", Shape.of(options), Optional.empty());
        return Optional.of(plans.get(key, catalog, () -> sql.compile(planner.readBack(record, options))));
    }

    private CompiledRead named(RequestContext context, Catalog catalog, RecordType record) {
        Planner planner = new Planner(catalog, Policy.TRUSTED, maxDepth);
        Options uuid = Options.of(List.of(), -1);
        Plans.Key key =
                new Plans.Key(context.tenant().uuid(), "", record.id(), "name", Shape.of(uuid), Optional.empty());
        return plans.get(key, catalog, () -> sql.compile(planner.nameOnly(record)));
    }
}
