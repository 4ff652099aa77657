package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.DirectRuns;
import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.Heartbeat;
import com.togahub.engine.job.Instances;
import com.togahub.engine.job.Invocation;
import com.togahub.engine.job.JobControl;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.JobTasks;
import com.togahub.engine.job.Outcomes;
import com.togahub.engine.job.Requeue;
import com.togahub.engine.job.Rescue;
import com.togahub.engine.job.Retries;
import com.togahub.engine.job.RunningJobs;
import com.togahub.engine.job.Tasks;
import com.togahub.engine.job.Watchdog;
import com.togahub.engine.job.binding.ActionRegistry;
import com.togahub.engine.job.binding.Parameters;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.history.action.Chores;
import com.togahub.persistence.history.simulation.Post.Letter;
import com.togahub.persistence.job.JobLogTable;
import com.togahub.persistence.job.JobTable;
import com.togahub.persistence.job.JobUpkeep;
import com.togahub.persistence.testing.Managers;
import com.togahub.persistence.transaction.OwnTransaction;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One process: the product's own classes, each on what the process has of its own, and the threads that a server runs them in. */
final class SimulatedNode {
    private static final int DELIVERIES_AT_ONCE = 3;
    private static final int CALLERS = 2;
    private static final int MOST_TOGETHER = 3;
    private static final Duration FOUND_AGAIN = Duration.ofSeconds(90);
    private static final Duration FOR_EVER = Duration.ofDays(365);
    private static final Duration LISTENING = Duration.ofSeconds(20);
    private static final Duration OFTEN = Duration.ofSeconds(5);
    private static final Duration SELDOM = Duration.ofMinutes(1);

    private final World world;
    private final Life life;
    private final Heartbeat heartbeat;
    private final Watchdog watchdog;
    private final Requeue requeue;
    private final JobRunner runner;
    private final Callers callers;
    private boolean isAnnounced;
    private final Tasks tasks;

    SimulatedNode(World world, Life life, Duration clockOffset) {
        this.world = requireNonNull(world, "world");
        this.life = requireNonNull(life, "life");
        Baton baton = world.baton();
        Dice dice = world.dice();
        String core = world.fixture().core();
        Wires wires = new Wires(world, life);
        JobStore store = new Gate(baton).before(new JobTable(wires, core, life.instance()));
        JobUpkeep upkeep = new JobUpkeep(wires, new JobUpkeep.Instance(life.instance(), "local", "test", "all"));
        Database database = new SteppedDatabase(world.fixture().database(), baton, dice, life);
        Dispatch dispatch = new Dispatch(store, world.post().doorbell(life));
        RunningJobs running = new RunningJobs();
        ActionRegistry actions = ActionRegistry.of(List.of(Chores.class), Map.of());
        Retries retries = new Retries(actions, dice::jitter);
        Rescue rescue = new Rescue(store, retries);
        SteppedClock clock = new SteppedClock(baton, clockOffset);
        Invocation invocation = new Invocation(
                type -> new Lent(new Chores(new NodeStage(world, life, this::tasks))),
                new SteppedTransactions(new OwnTransaction(Managers.transactions()), baton, world.recorder()));
        SteppedDeadlines deadlines = new SteppedDeadlines(baton, life);
        this.heartbeat = new Heartbeat(upkeep, store, rescue, running);
        this.watchdog = new Watchdog(upkeep, store, rescue, running, heartbeat, World.LIMIT);
        this.requeue = new Requeue(store, dispatch, World.STALE);
        JobStore held = world.outcomes().before(store);
        this.runner = new JobRunner(
                held,
                new JobLogTable(wires),
                actions,
                retries,
                invocation,
                Parameters.IN_ROWS,
                new SteppedExecutor(baton, dice, life),
                running,
                new Outcomes(
                        held, task -> baton.start(life.instance() + " outcomes", life, task), deadlines, baton::sleep),
                deadlines,
                World.LIMIT,
                clock);
        this.tasks = new JobTasks(store, dispatch, database, new DirectRuns(actions, invocation, World.LIMIT, clock));
        this.callers = new Callers(world, tasks, new JobControl(store, dispatch, running, database), database);
    }

    private Tasks tasks() {
        return tasks;
    }

    /** Starts its threads. */
    void boot() {
        for (int i = 0; i < DELIVERIES_AT_ONCE; i++) {
            start("delivery", this::deliver);
        }
        for (int i = 0; i < CALLERS; i++) {
            start("caller", callers::run);
        }
        every("beat", Heartbeat.PERIOD, () -> {
            heartbeat.beat();
            isAnnounced = true;
        });
        every("orphans", Heartbeat.PERIOD, watchdog::failOrphans);
        every("overdue", SELDOM, watchdog::endOverdue);
        every("requeue", SELDOM, requeue::run);
        every("due", OFTEN, requeue::runDue);
    }

    private void start(String what, Runnable work) {
        world.baton().start(life.instance() + " " + what, life, work);
    }

    /** A timer: what fails is tried again the next time, as the database may be away. */
    private void every(String what, Duration period, Runnable work) {
        start(what, () -> {
            world.baton().sleep(world.dice().upTo(Duration.ofSeconds(1)));
            while (true) {
                try {
                    work.run();
                } catch (StoreException away) {
                    world.baton().pass();
                }
                world.baton().sleep(period);
            }
        });
    }

    /** As the message-driven bean, it begins nothing before the node is announced. */
    private void deliver() {
        world.baton().await(FOR_EVER, () -> isAnnounced);
        while (true) {
            List<Delivered> batch = take();
            if (batch.isEmpty()) {
                world.baton().await(world.post().quiet(LISTENING), world.post()::isWaiting);
            } else {
                deliver(batch);
            }
        }
    }

    private List<Delivered> take() {
        List<Delivered> batch = new ArrayList<>();
        int most = 1 + world.dice().below(MOST_TOGETHER);
        Optional<Letter> letter =
                life.hasQueue(world.baton().now()) ? world.post().take() : Optional.empty();
        while (letter.isPresent()) {
            batch.add(new Delivered(letter.get(), world.post()));
            letter = batch.size() < most ? world.post().take() : Optional.empty();
        }
        return batch;
    }

    /** Has messages handled and goes on once they take up no slots any more; a watch beside it sees them to their end. */
    private void deliver(List<Delivered> batch) {
        world.baton().start(life.instance() + " messages", life, () -> seeToTheEnd(batch));
        try {
            runner.deliver(batch);
            world.baton().await(FOR_EVER, () -> batch.stream().allMatch(Delivered::isFree));
        } finally {
            letGoIfKilled(batch);
        }
    }

    private void seeToTheEnd(List<Delivered> batch) {
        try {
            world.baton().await(FOR_EVER, () -> batch.stream().allMatch(Delivered::isSettled));
        } finally {
            letGoIfKilled(batch);
        }
    }

    /** The queue shows the messages of a dead process to others once their time to be invisible is over. */
    private void letGoIfKilled(List<Delivered> batch) {
        if (life.isDead()) {
            batch.forEach(each -> each.letGo(world.dice().upTo(FOUND_AGAIN)));
        }
    }

    /** An object made for one call. */
    private record Lent(Object instance) implements Instances.Lease {
        @Override
        public void close() {
            // nothing else holds it
        }
    }
}
