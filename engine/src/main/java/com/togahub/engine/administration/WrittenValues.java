package com.togahub.engine.administration;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.plan.Draft;
import com.togahub.engine.plan.WritePlan;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.Json;
import com.togahub.engine.schedule.CronExpression;
import com.togahub.engine.schedule.CronSyntaxException;
import com.togahub.engine.store.Place;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Values of administrative records that only certain words are right for, whatever else there is. */
final class WrittenValues {
    private static final List<String> METHODS = List.of("GET", "POST", "PUT", "DELETE");
    private static final Map<String, List<String>> WORDS = Map.ofEntries(
            Map.entry("Records.aclDatabase", List.of("CORE", "CLIENT")),
            Map.entry("Records.childPolicy", List.of("CASCADE", "RESTRICT", "ORPHAN")),
            Map.entry(
                    "RecordFields.type",
                    List.of(
                            "string",
                            "text",
                            "integer",
                            "decimal",
                            "boolean",
                            "date",
                            "datetime",
                            "json",
                            "uuid",
                            "calculated")),
            Map.entry("ApiPayloadInterceptors.phase", List.of("PRE", "POST")),
            Map.entry("ApiPayloadInterceptors.method", METHODS),
            Map.entry("ScriptedApis.method", METHODS),
            Map.entry("CronJobs.missedRunPolicy", List.of("SKIP", "RUN_ONCE")),
            Map.entry("CronJobs.overlapPolicy", List.of("ALLOW", "SKIP")),
            Map.entry("Clients.authMode", List.of("PASSWORD", "LDAP")),
            Map.entry("ApiCredentials.kind", List.of("API", "OAUTH", "DELEGATOR")),
            Map.entry("DatabaseHosts.role", List.of("WRITER", "READER")),
            Map.entry("Databases.purpose", List.of("CLIENT", "CLIENT_LOGS", "CLIENT_ARCHIVE", "LOGS")));
    /** The form of all actions' paths; whether there is one of that name shows when it runs. */
    private static final Pattern ACTION = Pattern.compile("[A-Z][A-Za-z0-9]*(?:/[A-Z][A-Za-z0-9]*)+");

    private final List<Problem> problems = new ArrayList<>();

    private WrittenValues() {}

    /** Refuses with EV-7 and the path of everything that is wrong. */
    static void check(WritePlan plan) {
        WrittenValues values = new WrittenValues();
        plan.drafts().forEach(values::check);
        if (!values.problems.isEmpty()) {
            List<Problem> all = new ArrayList<>(plan.problems());
            all.addAll(values.problems);
            throw new ProblemException(all);
        }
    }

    private void check(Draft draft) {
        if (draft.record().place() == Place.CORE) {
            draft.values().forEach((field, value) -> value.ifPresent(each -> check(draft, field, each)));
        }
        draft.children().values().forEach(children -> children.forEach(this::check));
    }

    private void check(Draft draft, Field field, Object value) {
        String column = draft.record().table() + "." + field.column();
        String text = String.valueOf(value);
        Optional<String> fault =
                switch (column) {
                    case "CronJobs.schedule" -> scheduleFault(text);
                    case "CronJobs.action" ->
                        unless(ACTION.matcher(text).matches(), "is no action's path, such as Team/Github/Merge.");
                    case "CronJobs.parameters" -> unless(isObject(text), "must be a JSON object.");
                    case "CronJobs.maxExecutionTime" ->
                        unless(isSeconds(Long.parseLong(text)), "must be from 1 to " + Integer.MAX_VALUE + ".");
                    default ->
                        Optional.ofNullable(WORDS.get(column))
                                .filter(words -> !words.contains(value))
                                .map(words -> "must be one of " + String.join(", ", words) + ".");
                };
        fault.ifPresent(said -> problems.add(
                Problem.of(Code.EV_7, "Field '" + field.name() + "' " + said).at(draft.at(field.name()))));
    }

    private static Optional<String> unless(boolean isFine, String fault) {
        return isFine ? Optional.empty() : Optional.of(fault);
    }

    private static boolean isSeconds(long number) {
        return number >= 1 && number <= Integer.MAX_VALUE;
    }

    private static boolean isObject(String json) {
        return Json.parse(json.getBytes(StandardCharsets.UTF_8), "").isObject();
    }

    private static Optional<String> scheduleFault(String text) {
        try {
            CronExpression.parse(text);
            return Optional.empty();
        } catch (CronSyntaxException e) {
            return Optional.of("is no cron schedule: " + e.getMessage() + ".");
        }
    }
}
