package com.togahub.benchmarks.contender;

import com.togahub.benchmarks.measure.Starts;
import com.zaxxer.hikari.HikariDataSource;
import java.time.Duration;
import java.util.List;
import org.jobrunr.jobs.lambdas.JobRequest;
import org.jobrunr.jobs.lambdas.JobRequestHandler;
import org.jobrunr.jobs.mappers.JobMapper;
import org.jobrunr.scheduling.JobRequestScheduler;
import org.jobrunr.server.BackgroundJobServer;
import org.jobrunr.server.BackgroundJobServerConfiguration;
import org.jobrunr.server.JobActivator;
import org.jobrunr.storage.StorageProvider;
import org.jobrunr.storage.sql.common.SqlStorageProviderFactory;
import org.jobrunr.utils.mapper.JsonMapper;
import org.jobrunr.utils.mapper.jackson.JacksonJsonMapper;

/**
 * JobRunr. Jobs are requests, which need no analysis of byte code; it polls as often as its open edition allows, and a worker
 * that becomes free looks for more at once.
 */
public final class JobRunr implements Contender {
    private static final Duration POLLING = Duration.ofSeconds(5);

    private final HikariDataSource pool;
    private final JsonMapper json = new JacksonJsonMapper();
    private final JobActivator activator;
    private StorageProvider storage;
    private JobRequestScheduler scheduler;
    private BackgroundJobServer server;

    /** A scheduler whose jobs tell these of their begin. */
    public JobRunr(Place place, Starts starts) {
        this.pool = TunedPool.open(place, false);
        Handler handler = new Handler(starts);
        this.activator = new JobActivator() {
            @Override
            public <T> T activateJob(Class<T> type) {
                return type.cast(handler);
            }
        };
    }

    /** A job. */
    public record Noop(int job) implements JobRequest {
        @Override
        public Class<Handler> getJobRequestHandler() {
            return Handler.class;
        }
    }

    /** Runs jobs. */
    public record Handler(Starts starts) implements JobRequestHandler<Noop> {
        @Override
        public void run(Noop request) {
            starts.begun(request.job());
        }
    }

    @Override
    public List<Integer> widths() {
        return List.of(16, 64);
    }

    @Override
    public void prepare() {
        storage = SqlStorageProviderFactory.using(pool);
        storage.setJobMapper(new JobMapper(json));
        scheduler = new JobRequestScheduler(storage);
    }

    @Override
    public void enqueue(int job) {
        scheduler.enqueue(new Noop(job));
    }

    @Override
    public void start(int width) {
        server = new BackgroundJobServer(
                storage,
                json,
                activator,
                BackgroundJobServerConfiguration.usingStandardBackgroundJobServerConfiguration()
                        .andPollInterval(POLLING)
                        .andWorkerCount(width));
        server.start();
    }

    @Override
    public void stop() {
        server.stop();
    }

    @Override
    public String unfinished() {
        return "SELECT COUNT(*) FROM jobrunr_jobs WHERE state <> 'SUCCEEDED'";
    }

    @Override
    public String failed() {
        return "SELECT COUNT(*) FROM jobrunr_jobs WHERE state = 'FAILED'";
    }

    @Override
    public void close() {
        storage.close();
        pool.close();
    }
}
