package com.togahub.benchmarks.contender;

import com.togahub.benchmarks.action.Noop;
import com.togahub.benchmarks.measure.Course;
import com.togahub.benchmarks.measure.Starts;
import com.togahub.engine.job.DirectRuns;
import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.Heartbeat;
import com.togahub.engine.job.Instances;
import com.togahub.engine.job.Invocation;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.JobTasks;
import com.togahub.engine.job.NewJob;
import com.togahub.engine.job.Outcomes;
import com.togahub.engine.job.Pause;
import com.togahub.engine.job.Rescue;
import com.togahub.engine.job.Retries;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.SharedTimer;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.job.binding.Parameters;
import com.togahub.engine.settings.Settings;
import com.togahub.persistence.aws.AwsClients;
import com.togahub.persistence.aws.SqsDoorbell;
import com.togahub.persistence.host.Host;
import com.togahub.persistence.job.ConnectionSource;
import com.togahub.persistence.job.JobLogTable;
import com.togahub.persistence.job.JobTable;
import com.togahub.persistence.job.JobUpkeep;
import com.togahub.persistence.migration.Migrator;
import com.togahub.persistence.migration.SchemaKind;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.ThreadLocalRandom;
import java.util.concurrent.TimeUnit;
import software.amazon.awssdk.services.sqs.SqsClient;

/**
 * The worker, put together of the application's own parts as its deployment does, with this module in the container's place:
 * a row, committed, then a message to SQS; check-in and check-out in the row.
 */
public final class Toga implements Contender, Course.TwoSteps {
    private static final String ACTION = "Noop/Run";
    private static final String INSTANCE = "benchmark";
    private static final String REGION = "us-east-1";
    private static final Duration LIMIT = Duration.ofMinutes(5);

    private final Place place;
    private final Pools pools;
    private final String host;
    private final SqsClient sqs;
    private final JobTable jobs;
    private final SqsDoorbell doorbell;
    private final Dispatch dispatch;
    private final JobTasks tasks;
    private final JobRunner runner;
    private final Heartbeat heartbeat;
    private final LinkedBlockingQueue<Long> inserted = new LinkedBlockingQueue<>();
    private final ExecutorService actions = Executors.newCachedThreadPool();
    private final ExecutorService writers = Executors.newCachedThreadPool();
    private final SharedTimer timer = new SharedTimer();
    private Adapter adapter;
    private ScheduledExecutorService clock;
    private Future<?> beats;

    /** A worker whose jobs tell these of their begin. */
    public Toga(Place place, Starts starts) {
        this.place = place;
        this.pools = new Pools(name -> Optional.of(place.password()));
        this.host = pools.add(new Host(
                "jdbc:mysql:",
                place.server(),
                place.user(),
                "password",
                Map.of("sslMode", "DISABLED", "allowPublicKeyRetrieval", "true")));
        ConnectionSource core = () -> pools.connection(host, place.schema(), Purpose.WORK);
        this.sqs = AwsClients.sqs(
                new Settings.Aws(Optional.of(REGION), Optional.of(place.queueEndpoint()), Optional.empty()));
        this.jobs = new JobTable(core, place.schema(), INSTANCE);
        this.doorbell = new SqsDoorbell(sqs, place.schema(), true);
        this.dispatch = new Dispatch(jobs, doorbell);
        NoTransactions none = new NoTransactions();
        ActionRegistry registry = ActionRegistry.of(List.of(Noop.class), Map.of());
        Retries retries =
                new Retries(registry, () -> ThreadLocalRandom.current().nextDouble());
        Invocation invocation = new Invocation(lending(new Noop(starts)), none);
        Clock now = Clock.systemUTC();
        this.tasks = new JobTasks(jobs, dispatch, none, new DirectRuns(registry, invocation, LIMIT, now));
        RunningJobs running = new RunningJobs();
        this.heartbeat = new Heartbeat(
                new JobUpkeep(core, new JobUpkeep.Instance(INSTANCE, REGION, "benchmark", "all")),
                jobs,
                new Rescue(jobs, retries),
                running);
        this.runner = new JobRunner(
                jobs,
                new JobLogTable(core),
                registry,
                retries,
                invocation,
                Parameters.IN_ROWS,
                actions,
                running,
                new Outcomes(jobs, writers, timer, Pause.REAL),
                timer,
                LIMIT,
                now);
    }

    @Override
    public List<Integer> widths() {
        return List.of(16, 64);
    }

    @Override
    public void prepare() {
        new Migrator(pools.unpooled(host)).migrate(SchemaKind.CORE, place.schema());
    }

    @Override
    public void enqueue(int job) {
        tasks.run(ACTION, parameters(job));
    }

    @Override
    public void insert(int job) {
        inserted.add(jobs.insert(NewJob.of(ACTION, parameters(job))).id().number());
    }

    @Override
    public void sendAll() {
        List<Long> numbers = new ArrayList<>();
        inserted.drainTo(numbers);
        dispatch.send(numbers);
    }

    @Override
    public void start(int width) {
        clock = Executors.newSingleThreadScheduledExecutor();
        beats = clock.scheduleAtFixedRate(heartbeat::beat, 0, Heartbeat.PERIOD.toSeconds(), TimeUnit.SECONDS);
        adapter = Adapter.start(runner, place.schema(), REGION, place.queueEndpoint(), width);
    }

    @Override
    public void stop() {
        adapter.stop();
        if (!beats.cancel(false)) {
            throw new IllegalStateException("the heartbeat has stopped");
        }
        clock.shutdown();
    }

    @Override
    public String unfinished() {
        return "SELECT COUNT(*) FROM WorkerJobs WHERE isSuccess IS NULL";
    }

    @Override
    public String failed() {
        return "SELECT COUNT(*) FROM WorkerJobs WHERE isSuccess = 0";
    }

    @Override
    public void close() {
        actions.shutdown();
        writers.shutdown();
        timer.close();
        doorbell.close();
        sqs.close();
        pools.close();
    }

    private static String parameters(int job) {
        return "{\"job\": " + job + "}";
    }

    private static Instances lending(Object action) {
        return type -> new Instances.Lease() {
            @Override
            public Object instance() {
                return action;
            }

            @Override
            public void close() {
                // it is for every call
            }
        };
    }
}
