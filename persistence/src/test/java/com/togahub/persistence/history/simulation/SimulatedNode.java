package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.DirectRuns;
import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.Heartbeat;
import com.togahub.engine.job.Instances;
import com.togahub.engine.job.Invocation;
import com.togahub.engine.job.JobControl;
import com.togahub.engine.job.JobRunner;
import com.togahub.engine.job.JobRunner.Delivery;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.job.JobTasks;
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
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** One process: the product's own classes, each on what the process has of its own, and the threads that a server runs them in. */
final class SimulatedNode {
    private static final int DELIVERIES_AT_ONCE = 3;
    private static final int CALLERS = 2;
    private static final int LOOKS = 3;
    private static final Duration DATABASE_AWAY = Duration.ofSeconds(15);
    private static final Duration NOT_VISIBLE = Duration.ofSeconds(5);
    private static final Duration FOUND_AGAIN = Duration.ofSeconds(90);
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
        this.heartbeat = new Heartbeat(upkeep, store, rescue, running);
        this.watchdog = new Watchdog(upkeep, store, rescue, running, heartbeat, World.LIMIT);
        this.requeue = new Requeue(store, dispatch, World.STALE);
        this.runner = new JobRunner(
                world.outcomes().before(store),
                new JobLogTable(wires),
                actions,
                retries,
                invocation,
                Parameters.IN_ROWS,
                new SteppedExecutor(baton, dice, life),
                running,
                World.LIMIT,
                clock,
                baton::sleep);
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
        every("beat", Heartbeat.PERIOD, heartbeat::beat);
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

    private void deliver() {
        while (true) {
            Optional<Letter> letter =
                    life.hasQueue(world.baton().now()) ? world.post().take() : Optional.empty();
            if (letter.isPresent()) {
                deliver(letter.get());
            } else {
                world.baton().await(world.post().quiet(LISTENING), world.post()::isWaiting);
            }
        }
    }

    /** As the message-driven bean does it. */
    private void deliver(Letter letter) {
        boolean isKilled = true;
        try {
            Delivery delivery = runner.deliver(letter.job());
            isKilled = false;
            if (delivery == Delivery.UNKNOWN && letter.looks() < LOOKS) {
                world.post().again(letter, NOT_VISIBLE);
            }
        } catch (StoreException away) {
            isKilled = false;
            world.post().again(letter, DATABASE_AWAY);
        } finally {
            if (isKilled) {
                // the queue shows it to others once its time to be invisible is over
                world.post().again(letter, world.dice().upTo(FOUND_AGAIN));
            }
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
