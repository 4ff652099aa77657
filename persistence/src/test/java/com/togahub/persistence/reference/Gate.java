package com.togahub.persistence.reference;

import com.togahub.engine.context.Caller;
import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.context.TransactionId;
import com.togahub.engine.crud.Answer;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.request.RawRequest;
import com.togahub.persistence.reference.model.Ask;
import com.togahub.persistence.reference.model.Role;
import com.togahub.persistence.reference.model.World;
import com.togahub.persistence.testing.EngineFixture;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Collectors;

/** Asks the engine as the caller of a world, in one of a tenant's schemas. */
final class Gate {
    /** Levels the server expands at most. */
    static final int SERVER_DEPTH = 6;

    private final Engine engine;
    private final Tenant tenant;
    private final Caller caller;

    private Gate(Engine engine, Tenant tenant, Caller caller) {
        this.engine = engine;
        this.tenant = tenant;
        this.caller = caller;
    }

    /** The caller of a world over the fixture's own client schema. */
    static Gate of(EngineFixture fixture, Engine engine, World world) {
        Tenant tenant = fixture.tenants().bySlug("gate").orElseThrow();
        Set<String> roles = world.held().stream().map(Role::uuid).collect(Collectors.toSet());
        Caller caller = new Caller(
                Caller.Kind.USER,
                tenant.uuid(),
                tenant.slug(),
                UUID.nameUUIDFromBytes(new byte[] {1}).toString(),
                "caller",
                Optional.of(world.user()),
                roles,
                Optional.empty());
        return new Gate(engine, tenant, caller);
    }

    /** The same caller over another schema of the same client. */
    Gate in(String schema) {
        DatabaseName other = new DatabaseName(tenant.client().orElseThrow().host(), schema);
        return new Gate(engine, new Tenant(tenant.uuid(), tenant.slug(), Optional.of(other), tenant.logs()), caller);
    }

    /** The same caller and schema by another engine. */
    Gate by(Engine other) {
        return new Gate(other, tenant, caller);
    }

    Answer ask(Ask ask) {
        return send("GET", ask.path(), ask.parameters(), Optional.empty(), Map.of());
    }

    Answer send(
            String method,
            String path,
            Map<String, List<String>> parameters,
            Optional<byte[]> body,
            Map<String, String> headers) {
        Origin origin = new Origin(
                method,
                "/v2" + path,
                Optional.empty(),
                Optional.empty(),
                "localhost",
                Optional.empty(),
                Optional.empty());
        RequestContext context = new RequestContext(
                Optional.of(new TransactionId("t-" + UUID.randomUUID())),
                Optional.empty(),
                caller,
                tenant,
                origin,
                Instant.now());
        Optional<String> type = body.map(bytes -> "application/json");
        return engine.answer(context, new RawRequest(method, path, parameters, type, body, headers));
    }
}
