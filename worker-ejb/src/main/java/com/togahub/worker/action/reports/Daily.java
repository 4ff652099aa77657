package com.togahub.worker.action.reports;

import com.togahub.engine.job.binding.JobContext;
import com.togahub.engine.job.binding.WorkerAction;
import com.togahub.engine.report.DailyReports;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** {@code Reports/Daily/..}: what happened on a day, as CSV in the bucket. Without a transaction, as it reads many databases. */
@WorkerAction(transactional = false)
public class Daily {
    private static final ZoneId BUSINESS = ZoneId.of("America/Chicago");

    private final DailyReports reports;
    private final Clock clock;

    /** With what makes reports. */
    @Inject
    public Daily(DailyReports reports, Clock clock) {
        this.reports = reports;
        this.clock = clock;
    }

    /**
     * Makes {@code reports/daily/<date>/<client>/sales-orders.csv} and {@code .../item-fulfillments.csv}.
     *
     * @param date the day; yesterday in Chicago when absent
     * @param client slug of a client; all active ones when absent
     * @return rows of each report, by its name
     * @throws IllegalStateException naming the clients that have no reports; the others' are made all the same
     */
    public Map<String, Integer> generate(Optional<LocalDate> date, Optional<String> client, JobContext job) {
        LocalDate day = date.orElseGet(
                () -> LocalDate.ofInstant(clock.instant(), BUSINESS).minusDays(1));
        List<String> clients = client.map(List::of).orElseGet(reports::clients);
        DailyReports.Made made = reports.make(day, clients, job::isCancelled);
        made.rows().forEach((name, rows) -> job.log(name + ": " + rows + " rows"));
        if (!made.failures().isEmpty()) {
            throw new IllegalStateException("no reports of " + day + " for " + made.failures());
        }
        return made.rows();
    }
}
