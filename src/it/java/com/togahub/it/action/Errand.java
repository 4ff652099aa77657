package com.togahub.it.action;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.togahub.engine.context.Caller;
import com.togahub.engine.context.Origin;
import com.togahub.engine.context.RequestContext;
import com.togahub.engine.context.Tenant;
import com.togahub.engine.crud.Engine;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.WorkerAction;
import com.togahub.engine.store.Tenants;
import jakarta.inject.Inject;
import java.time.Clock;
import java.util.Optional;
import java.util.Set;

/** {@code Errand/..}: makes requests of its own, each a transaction. */
@WorkerAction(transactional = false)
public class Errand {
    private final Engine engine;
    private final Tenants tenants;
    private final Clock clock;

    /** With the engine to ask. */
    @Inject
    public Errand(Engine engine, Tenants tenants, Clock clock) {
        this.engine = engine;
        this.tenants = tenants;
        this.clock = clock;
    }

    /** Adds units to a client, one request each. */
    public void units(String client, int count, JobContext job) {
        Tenant tenant = tenants.bySlug(client).orElseThrow();
        Caller caller = new Caller(
                Caller.Kind.SYSTEM,
                tenant.uuid(),
                tenant.slug(),
                "worker",
                "Errand",
                Optional.empty(),
                Set.of(),
                Optional.empty());
        for (int number = 1; number <= count; number++) {
            String serial = job.uuid() + "-" + number;
            Origin origin = new Origin(
                    "JOB",
                    "Errand/Units",
                    Optional.empty(),
                    Optional.empty(),
                    "worker",
                    Optional.empty(),
                    Optional.empty());
            RequestContext context = new RequestContext(
                    Optional.of(job.transactionId(number)), Optional.empty(), caller, tenant, origin, clock.instant());
            engine.transact(context, requests -> requests.as("admin")
                    .post("/units", JsonNodeFactory.instance.objectNode().put("serialNumber", serial)));
        }
    }
}
