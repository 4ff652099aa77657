package com.togahub.engine.crud;

import com.togahub.engine.administration.Handlers;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Model;
import com.togahub.engine.metadata.Interception;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;

/** The code that metadata rows may name: interceptors, models and scripted APIs, by their names. */
public final class Extensions {
    private final Map<String, Interceptor> interceptors;
    private final Map<String, Model> models;
    private final Map<String, ScriptedApi> scriptedApis;

    /**
     * All there are.
     *
     * @throws IllegalArgumentException when two of a kind have one name
     */
    public Extensions(
            Collection<? extends Interceptor> interceptors,
            Collection<? extends Model> models,
            Collection<? extends ScriptedApi> scriptedApis) {
        this.interceptors = byName(interceptors, Interceptor::name);
        this.models = byName(models, Model::name);
        this.scriptedApis = byName(scriptedApis, ScriptedApi::name);
    }

    /** No code at all: every record is generic. */
    public static Extensions none() {
        return new Extensions(List.of(), List.of(), List.of());
    }

    /** Their names, for whoever must know which ones metadata may point at. */
    public Handlers handlers() {
        Set<String> names =
                models.keySet().stream().map(name -> name.split("@", 2)[0]).collect(Collectors.toSet());
        return new Handlers(interceptors.keySet(), scriptedApis.keySet(), names);
    }

    private static <T> Map<String, T> byName(Collection<? extends T> all, Function<T, String> name) {
        Map<String, T> byName = new HashMap<>();
        for (T each : all) {
            T other = byName.putIfAbsent(name.apply(each), each);
            if (other != null) {
                throw new IllegalArgumentException(
                        other.getClass() + " and " + each.getClass() + " are both named " + name.apply(each));
            }
        }
        return Map.copyOf(byName);
    }

    /**
     * The interceptors that rows name, in their order.
     *
     * @throws IllegalStateException when one is not there: the request cannot be what was configured
     */
    List<Interceptor> interceptors(List<Interception> rows) {
        return rows.stream()
                .map(row -> find(interceptors, row.handler(), "interceptor", "ApiPayloadInterceptors"))
                .toList();
    }

    /** The scripted API that a row names. */
    ScriptedApi scriptedApi(String name) {
        return find(scriptedApis, name, "scripted API", "ScriptedApis");
    }

    /** The model of a record for a client: the client's own, else the shared one; empty: the generic one. */
    Optional<Model> model(Optional<String> name, Optional<String> client) {
        return name.flatMap(model ->
                client.map(slug -> models.get(model + "@" + slug)).or(() -> Optional.ofNullable(models.get(model))));
    }

    private static <T> T find(Map<String, T> all, String name, String kind, String table) {
        return Optional.ofNullable(all.get(name))
                .orElseThrow(() -> new IllegalStateException(
                        "no " + kind + " is named '" + name + "', which a row of " + table + " names"));
    }
}
