package com.togahub.engine.job;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Which jobs a request is about: {@code {"workerJob": uuid}}, {@code {"workerJobs": [uuid, ..]}} or {@code {"where": RSQL}}, with
 * an optional {@code reason} and, for several, {@code "preview": true}, which only counts. Jobs that the caller may not read are
 * not there.
 *
 * @param one the uuid, when it is about a single job
 * @param where RSQL over worker jobs, when it is about several
 * @param reason why, for people; may be empty
 * @param isPreview whether nothing is to be done
 */
record JobSelection(Optional<String> one, Optional<String> where, String reason, boolean isPreview) {
    /** How many jobs one request may be about. */
    static final int MOST = 10_000;

    private static final String JOB = "workerJob";
    private static final String JOBS = "workerJobs";
    private static final String WHERE = "where";
    private static final String REASON = "reason";
    private static final String PREVIEW = "preview";
    private static final Set<String> MEMBERS = Set.of(JOB, JOBS, WHERE, REASON, PREVIEW);
    private static final Pattern UUID =
            Pattern.compile("[0-9a-fA-F]{8}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{4}-[0-9a-fA-F]{12}");

    /** Reads a body; EV-3, EV-6 or EV-7 with the member's name where it makes no sense. */
    static JobSelection of(ObjectNode body) {
        for (Iterator<String> names = body.fieldNames(); names.hasNext(); ) {
            String name = names.next();
            if (!MEMBERS.contains(name)) {
                throw refused(Code.EV_3, "There is no such member.", name);
            }
        }
        long ways = List.of(JOB, JOBS, WHERE).stream().filter(body::has).count();
        if (ways == 0) {
            throw refused(Code.EV_6, "The uuid of a job, several or a condition is required.", JOB);
        }
        if (ways > 1) {
            throw refused(Code.EV_7, "Only one of workerJob, workerJobs and where may be given.", WHERE);
        }
        Optional<String> one = body.has(JOB) ? Optional.of(uuid(body.get(JOB), JOB)) : Optional.empty();
        Optional<String> where = Optional.empty();
        if (body.has(JOBS)) {
            where = Optional.of("uuid=in=(" + String.join(",", uuids(body.get(JOBS))) + ")");
        } else if (body.has(WHERE)) {
            where = Optional.of(text(body, WHERE));
        }
        boolean isPreview = body.has(PREVIEW) && flag(body.get(PREVIEW));
        if (isPreview && one.isPresent()) {
            throw refused(Code.EV_7, "A single job is not counted.", PREVIEW);
        }
        return new JobSelection(one, where, body.has(REASON) ? text(body, REASON) : "", isPreview);
    }

    /** The single job's uuid; EV-14 when the caller may not read it. */
    static String readable(Requests requests, String uuid) {
        requests.get("/worker-jobs/" + uuid, Map.of("fields", "uuid"));
        return uuid;
    }

    /** How many jobs match that the caller may read. */
    long count(Requests requests, String state) {
        ObjectNode counted =
                requests.list("/worker-jobs", Map.of("fields", "count(*) as matched", WHERE, condition(state)));
        return counted.path(JOBS).path(0).path("matched").asLong();
    }

    /** The uuids of those jobs, at most {@value #MOST}, oldest first. */
    List<String> uuids(Requests requests, String state) {
        ObjectNode found = requests.list(
                "/worker-jobs",
                Map.of("fields", "uuid", WHERE, condition(state), "recordsPerPage", Integer.toString(MOST)));
        List<String> uuids = new ArrayList<>();
        found.path(JOBS).forEach(job -> uuids.add(job.path("uuid").textValue()));
        return uuids;
    }

    private String condition(String state) {
        return "(" + where.orElseThrow() + ");" + state;
    }

    private static List<String> uuids(JsonNode list) {
        if (!list.isArray() || list.isEmpty() || list.size() > MOST) {
            throw refused(Code.EV_7, "A list of 1 to " + MOST + " uuids is needed.", JOBS);
        }
        List<String> uuids = new ArrayList<>();
        for (int i = 0; i < list.size(); i++) {
            uuids.add(uuid(list.get(i), JOBS + "[" + i + "]"));
        }
        return uuids;
    }

    private static String uuid(JsonNode given, String path) {
        JsonNode uuid = given.isObject() ? given.path("uuid") : given;
        if (!uuid.isTextual() || !UUID.matcher(uuid.textValue()).matches()) {
            throw refused(Code.EV_7, "The uuid of a job is needed.", path);
        }
        return uuid.textValue();
    }

    private static String text(ObjectNode body, String name) {
        JsonNode given = body.get(name);
        if (!given.isTextual() || given.textValue().isBlank()) {
            throw refused(Code.EV_7, "A text is needed.", name);
        }
        return given.textValue();
    }

    private static boolean flag(JsonNode given) {
        if (!given.isBoolean()) {
            throw refused(Code.EV_7, "true or false is needed.", PREVIEW);
        }
        return given.booleanValue();
    }

    private static ProblemException refused(Code code, String text, String path) {
        return new ProblemException(Problem.of(code, text).at(path));
    }
}
