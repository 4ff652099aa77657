package com.togahub.engine.crud;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.GenericModel;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Model;
import com.togahub.engine.intercept.Outcome;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.Interception.Phase;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Method;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** The course of one request to records, outer or inner: whom it meets on its way, and in what order. */
final class Course {
    private final Execution execution;
    private final Extensions extensions;

    Course(Execution execution, Extensions extensions) {
        this.execution = execution;
        this.extensions = extensions;
    }

    /** Takes a request through: authorise record, interceptors, model (authorise fields, validate, execute), interceptors. */
    Result run(
            RequestContext context,
            Session session,
            Requests requests,
            ApiRequest request,
            Etag.Conditions conditions) {
        Catalog catalog = execution.catalog(context);
        RecordType record = execution.planner(context, catalog).authorised(request);
        Change change = new Change(record.name(), request);
        List<Interceptor> after = interceptors(catalog, record, Phase.POST, change.method());
        before(catalog, record, change, after, requests);
        GenericModel generic = asked -> asked.method() == Method.GET
                ? execution.read(session, context, catalog, asked.request())
                : execution.write(session, context, catalog, asked.request(), conditions);
        Result result = model(context, record)
                .map(model -> operate(model, change, generic, requests))
                .map(outcome -> Result.of(record, change.method(), outcome))
                .orElseGet(() -> (Result) generic.carryOut(change));
        change.finish(result::value, result.uuids());
        after.forEach(each -> each.handle(change, requests));
        return result.saying(change.messages());
    }

    /** Deletes several records, each seen by the interceptors; together, where no model has a say. */
    List<Result> delete(RequestContext context, Session session, Requests requests, List<ApiRequest> several) {
        Catalog catalog = execution.catalog(context);
        RecordType record = execution.planner(context, catalog).authorised(several.get(0));
        if (record.place() == Place.CORE || model(context, record).isPresent()) {
            return several.stream()
                    .map(each -> run(context, session, requests, each, Etag.Conditions.NONE))
                    .toList();
        }
        List<Interceptor> after = interceptors(catalog, record, Phase.POST, Method.DELETE);
        List<Change> changes =
                several.stream().map(each -> new Change(record.name(), each)).toList();
        changes.forEach(each -> before(catalog, record, each, after, requests));
        Result result = execution.delete(session, context, catalog, several);
        for (Change change : changes) {
            change.finish(result::value, List.of(change.uuid().orElseThrow()));
            after.forEach(each -> each.handle(change, requests));
        }
        return List.of(result.saying(
                changes.stream().flatMap(each -> each.messages().stream()).toList()));
    }

    /** Locks the record that a route leads to; answers whether it is there. */
    boolean lock(RequestContext context, Session session, ApiRequest request) {
        return execution.lock(session, context, request);
    }

    /** Locks the record of a collection that has a value in a unique field; answers whether it is there. */
    boolean lock(RequestContext context, Session session, ApiRequest request, String field, String value) {
        return execution.lock(session, context, request, field, value);
    }

    /** The grants of a shared role, as those of a caller. */
    Caller as(RequestContext context, String role) {
        return execution
                .catalog(context)
                .sharedRole(role)
                .map(found -> context.caller().with(Set.of(found.uuid())))
                .orElseThrow(() -> new IllegalStateException("there is no shared role '" + role + "'"));
    }

    private void before(Catalog catalog, RecordType record, Change change, List<Interceptor> after, Requests requests) {
        interceptors(catalog, record, Phase.PRE, change.method()).forEach(each -> each.handle(change, requests));
        after.forEach(each -> each.prepare(change, requests));
    }

    private List<Interceptor> interceptors(Catalog catalog, RecordType record, Phase phase, Method method) {
        return extensions.interceptors(catalog.interceptions(record, phase, method.name()));
    }

    private Optional<Model> model(RequestContext context, RecordType record) {
        return extensions.model(record.model(), context.tenant().slug());
    }

    private static Outcome operate(Model model, Change change, GenericModel generic, Requests requests) {
        return switch (change.method()) {
            case GET -> model.read(change, generic, requests);
            case POST -> model.create(change, generic, requests);
            case PUT -> model.update(change, generic, requests);
            case DELETE -> model.delete(change, generic, requests);
        };
    }
}
