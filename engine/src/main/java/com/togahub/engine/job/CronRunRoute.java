package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import com.togahub.engine.store.Database;
import java.util.Iterator;
import java.util.Map;
import java.util.regex.Pattern;

/**
 * {@code POST /v2/cron-job-runs {"cronJob": "<uuid>"}}: runs an entry now, active or not, whatever its schedule and policies
 * say. The job is part of the request's transaction, and its message is sent after the commit.
 */
public final class CronRunRoute implements ScriptedApi {
    private static final String ENTRY = "cronJob";
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    private final CronStore store;
    private final Dispatch dispatch;
    private final Database database;

    /** A route to a store's entries. */
    public CronRunRoute(CronStore store, Dispatch dispatch, Database database) {
        this.store = requireNonNull(store, "store");
        this.dispatch = requireNonNull(dispatch, "dispatch");
        this.database = requireNonNull(database, "database");
    }

    @Override
    public String name() {
        return "CronJobRuns";
    }

    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        String entry = uuid(body);
        // what the caller may not read is not there
        requests.get("/cron-jobs/" + entry, Map.of("fields", "uuid"));
        JobId job = database.writeCore(session -> {
            JobId id = store.insert(session, entry)
                    .orElseThrow(() -> new ProblemException(Code.EV_14, "There is no cron job " + entry + "."));
            database.afterCommit(() -> dispatch.announce(id.number()));
            return id;
        });
        ObjectNode answer = Json.mapper().createObjectNode();
        answer.putObject("workerJob").put("uuid", job.uuid());
        return new Data(201, "cronJobRuns", answer);
    }

    private static String uuid(ObjectNode body) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!name.equals(ENTRY)) {
                throw new ProblemException(
                        Problem.of(Code.EV_3, "There is no such member.").at(name));
            }
        }
        if (!body.has(ENTRY)) {
            throw new ProblemException(Problem.of(Code.EV_6, "The uuid of the cron job is required.")
                    .at(ENTRY));
        }
        JsonNode given = body.get(ENTRY);
        JsonNode uuid = given.isObject() ? given.path("uuid") : given;
        if (!uuid.isTextual() || !UUID.matcher(uuid.textValue()).matches()) {
            throw new ProblemException(
                    Problem.of(Code.EV_7, "The uuid of a cron job is needed.").at(ENTRY));
        }
        return uuid.textValue();
    }
}
