package com.togahub.benchmarks.measure;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The phases that every contender goes through. */
public final class Course {
    private static final Duration PATIENCE = Duration.ofMinutes(10);
    private static final int PASSES = 2;
    private static final int SECONDS_BEFORE_COUNTING = 2;

    private final Runner runner;
    private final Starts starts;
    private final Sizes sizes;
    private final Meter meter;
    private final Load load;

    /** A course for one contender, whose jobs tell {@code starts} of their begin. */
    public Course(Runner runner, Starts starts, Sizes sizes, Meter meter) {
        this.runner = runner;
        this.starts = starts;
        this.sizes = sizes;
        this.meter = meter;
        this.load = new Load(sizes.threads());
    }

    /** The contender, as the course needs it. */
    public interface Runner {
        /** How many jobs may run at once, in each of the ways to be tried; the best one counts. */
        List<Integer> widths();

        /** Stores a job that does nothing but say that it has begun: when this returns it is durable and on its way. */
        void enqueue(int job);

        /** Starts running jobs, so many at once. */
        void start(int width);

        /** Stops running jobs. */
        void stop();

        /** A query for the number of jobs whose end is not stored. */
        String unfinished();

        /** A query for the number of jobs that failed. */
        String failed();
    }

    /** Stores without sending, and sends; only some contenders have two steps. */
    public interface TwoSteps {
        /** Stores a job. */
        void insert(int job);

        /** Sends all that was stored. */
        void sendAll();
    }

    /** Goes through all phases. */
    public Figures run() throws Exception {
        List<Integer> widths = runner.widths();
        for (int pass = 0; pass < PASSES; pass++) {
            pass(sizes.warmUp(), widths.get(pass % widths.size()));
        }
        Pass best = null;
        for (int width : widths) {
            Pass pass = pass(sizes.jobs(), width);
            best = best == null || pass.drain.perSecond() > best.drain.perSecond() ? pass : best;
        }
        double[] delays = delays(best.width);
        // last, as it runs jobs too: nobody is to be warmer than the others
        double inserted = runner instanceof TwoSteps steps ? inserted(steps) : Double.NaN;
        meter.requireNone(runner.failed());
        return figures(best, inserted, delays);
    }

    private record Pass(int width, Cost enqueue, Cost drain) {}

    private Pass pass(int jobs, int width) throws Exception {
        starts.expect(jobs);
        Cost enqueue = meter.of(jobs, () -> load.asFastAsPossible(jobs, runner::enqueue));
        return new Pass(width, enqueue, drain(jobs, width));
    }

    private Cost drain(int jobs, int width) throws Exception {
        Cost drain = meter.of(jobs, () -> {
            runner.start(width);
            starts.awaitAll(PATIENCE);
            meter.awaitNone(runner.unfinished(), PATIENCE);
        });
        runner.stop();
        return drain;
    }

    private double inserted(TwoSteps steps) throws Exception {
        int jobs = sizes.jobs();
        starts.expect(jobs);
        Cost insert = meter.of(jobs, () -> load.asFastAsPossible(jobs, steps::insert));
        steps.sendAll();
        drain(jobs, runner.widths().get(0));
        return insert.perSecond();
    }

    private double[] delays(int width) throws Exception {
        int uncounted = SECONDS_BEFORE_COUNTING * sizes.perSecond();
        int jobs = uncounted + sizes.seconds() * sizes.perSecond();
        starts.expect(jobs);
        runner.start(width);
        long[] begun = load.atPace(jobs, sizes.perSecond(), runner::enqueue);
        starts.awaitAll(PATIENCE);
        meter.awaitNone(runner.unfinished(), PATIENCE);
        runner.stop();
        double[] delays = new double[jobs - uncounted];
        for (int i = 0; i < delays.length; i++) {
            delays[i] = (starts.of(uncounted + i) - begun[uncounted + i]) / 1e6;
        }
        return delays;
    }

    private static Figures figures(Pass pass, double inserted, double[] delays) {
        Cost whole = pass.enqueue.then(pass.drain);
        Map<String, Double> kinds = new TreeMap<>();
        whole.statements().values().keySet().forEach(kind -> kinds.put(kind, whole.statementsPerJob(kind)));
        return new Figures(
                pass.enqueue.perSecond(),
                inserted,
                pass.drain.perSecond(),
                pass.width,
                whole.statementsPerJob(Counters.ALL),
                kinds,
                whole.processorPerJob(0),
                whole.processorPerJob(1),
                whole.processorPerJob(2),
                Percentiles.at(0.5, delays),
                Percentiles.at(0.99, delays));
    }
}
