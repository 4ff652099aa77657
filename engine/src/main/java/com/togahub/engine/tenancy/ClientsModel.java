package com.togahub.engine.tenancy;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.GenericModel;
import com.togahub.engine.intercept.Model;
import com.togahub.engine.intercept.Outcome;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import com.togahub.engine.tenancy.ClientSchemas.Existing;
import com.togahub.engine.tenancy.ClientSchemas.Host;
import com.togahub.engine.tenancy.ClientSchemas.Made;
import com.togahub.engine.tenancy.ClientSchemas.Purpose;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;

/**
 * {@code POST /v2/clients}: makes a client whole. Its rows are written first, in the request's transaction, so that whatever
 * speaks against it is said before a schema is made, and so that of several requests for one slug one goes on; the schemas
 * are made while that transaction is open; its commit is what brings the client into being. Whatever fails before leaves no
 * row of a client, and schemas that the next request for the slug takes over.
 */
public final class ClientsModel implements Model {
    /** The role of a new client's first credential. */
    static final String ROLE = "client-admin";
    /** The name of that credential. */
    static final String CREDENTIAL = "first administrator";

    private static final int SUFFIX = 8;

    private final Administrators administrators;
    private final ClientSchemas schemas;
    private final Supplier<String> uuids;

    /**
     * Clients of one environment.
     *
     * @param uuids makes names that nobody can guess to exist already
     */
    public ClientsModel(Administrators administrators, ClientSchemas schemas, Supplier<String> uuids) {
        this.administrators = requireNonNull(administrators, "administrators");
        this.schemas = requireNonNull(schemas, "schemas");
        this.uuids = requireNonNull(uuids, "uuids");
    }

    @Override
    public String name() {
        return "clients";
    }

    @Override
    public Outcome create(Change change, GenericModel generic, Requests requests) {
        administrators.require(requests.context());
        if (change.request().isSeveral()) {
            throw new ProblemException(Code.EV_10, "Clients are made one at a time.");
        }
        // a copy, since the request may be tried again with what it came with
        ObjectNode body = change.payloads().get(0).deepCopy();
        Wanted wanted = Wanted.take(body);
        change.replacePayload(body);
        Optional<Existing> existing = wanted.slug().flatMap(schemas::existing);
        if (existing.isPresent()
                && !existing.get().isServed()
                && wanted.problems().isEmpty()) {
            return completed(wanted, existing.get(), requests);
        }
        Outcome row = row(change, generic, wanted);
        Slug slug = wanted.slug().orElseThrow();
        Host host = host(wanted, slug);
        requests.post("/databases", databases(slug, host));
        ObjectNode credential = credential(slug, requests);
        List<Made> made = schemas.make(slug, host);
        schemas.finish(slug, made);
        ObjectNode answer = row.value().deepCopy();
        answer.set("provisioning", provisioning(host.uuid(), made).set("apiCredential", credential));
        return Outcome.of(answer);
    }

    /** Writes the client's own row; all that is wrong with the body is said together. */
    private static Outcome row(Change change, GenericModel generic, Wanted wanted) {
        try {
            Outcome row = generic.carryOut(change);
            if (wanted.problems().isEmpty()) {
                return row;
            }
        } catch (ProblemException e) {
            boolean isOfTheBody =
                    e.problems().stream().allMatch(problem -> problem.path().isPresent());
            if (wanted.problems().isEmpty() || !isOfTheBody) {
                throw e;
            }
            List<Problem> all = new ArrayList<>(e.problems());
            all.addAll(wanted.problems());
            throw new ProblemException(all);
        }
        throw new ProblemException(wanted.problems());
    }

    /** A client of whom rows alone are there, such as one added by SQL: its schemas are made as the rows say. */
    private Outcome completed(Wanted wanted, Existing existing, Requests requests) {
        if (wanted.host().isPresent()
                && !wanted.host().equals(existing.host())
                && existing.host().isPresent()) {
            throw new ProblemException(Problem.of(Code.EV_7, "The client is there already, on another host.")
                    .at(Wanted.HOST));
        }
        Slug slug = wanted.slug().orElseThrow();
        String host;
        List<Made> made;
        if (existing.host().isPresent()) {
            host = existing.host().get();
            made = schemas.complete(slug);
        } else {
            Host chosen = host(wanted, slug);
            host = chosen.uuid();
            requests.post("/databases", databases(slug, chosen));
            made = schemas.make(slug, chosen);
            schemas.finish(slug, made);
        }
        ObjectNode answer = (ObjectNode)
                requests.get("/clients/" + existing.uuid(), Map.of()).path("clients");
        answer.set("provisioning", provisioning(host, made));
        return Outcome.of(answer);
    }

    private Host host(Wanted wanted, Slug slug) {
        if (wanted.host().isPresent()) {
            Host host = schemas.host(wanted.host().get())
                    .orElseThrow(
                            () -> new ProblemException(Problem.of(Code.EV_8).at(Wanted.HOST)));
            if (!host.isWriter()) {
                throw new ProblemException(Problem.of(Code.EV_7, "Clients are made on active writers.")
                        .at(Wanted.HOST));
            }
            return host;
        }
        return schemas.begun(slug)
                .filter(Host::isWriter)
                .or(schemas::leastLoaded)
                .orElseThrow(
                        () -> new Refusal("There is no active writer among the database hosts of this environment."));
    }

    private static ArrayNode databases(Slug slug, Host host) {
        ArrayNode databases = Json.mapper().createArrayNode();
        for (Purpose purpose : Purpose.values()) {
            ObjectNode database = databases.addObject();
            database.putObject("client").put("slug", slug.value());
            database.put("purpose", purpose.name());
            database.put("name", purpose == Purpose.CLIENT ? slug.schema() : slug.logsSchema());
            database.put("environment", host.environment());
            database.put("databaseHost", host.uuid());
        }
        return databases;
    }

    /** A credential that cannot sign in until it gets a secret. */
    private ObjectNode credential(Slug slug, Requests requests) {
        String key = slug.value() + "-" + uuids.get().substring(0, SUFFIX);
        ObjectNode body = Json.mapper().createObjectNode();
        body.putObject("client").put("slug", slug.value());
        body.put("kind", "API").put("name", CREDENTIAL).put("apiKey", key);
        String uuid = requests.post("/api-credentials", body)
                .at("/apiCredentials/uuid")
                .asText();
        ObjectNode role = Json.mapper().createObjectNode();
        role.put("apiCredential", uuid).put("role", administrators.sharedRole(requests.context(), ROLE));
        requests.post("/api-credentials-roles", role);
        return Json.mapper().createObjectNode().put("uuid", uuid).put("apiKey", key);
    }

    private static ObjectNode provisioning(String host, List<Made> made) {
        ObjectNode told = Json.mapper().createObjectNode();
        told.putObject(Wanted.HOST).put("uuid", host);
        ArrayNode databases = told.putArray("databases");
        for (Made each : made) {
            databases
                    .addObject()
                    .put("purpose", each.purpose().name())
                    .put("name", each.name())
                    .put("schemaVersion", each.version())
                    .put("migrations", each.migrations())
                    .put("milliseconds", each.took().toMillis());
        }
        return told;
    }
}
