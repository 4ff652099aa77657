package com.togahub.engine.administration;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.plan.Draft;
import com.togahub.engine.plan.WritePlan;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.schedule.CronExpression;
import com.togahub.engine.schedule.CronSyntaxException;
import com.togahub.engine.store.Place;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

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
    private static final String SCHEDULE = "CronJobs.schedule";

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
        Optional<String> fault = Optional.ofNullable(WORDS.get(column))
                .filter(words -> !words.contains(value))
                .map(words -> "must be one of " + String.join(", ", words) + ".");
        if (column.equals(SCHEDULE)) {
            fault = scheduleFault(String.valueOf(value));
        }
        fault.ifPresent(text -> problems.add(
                Problem.of(Code.EV_7, "Field '" + field.name() + "' " + text).at(draft.at(field.name()))));
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
