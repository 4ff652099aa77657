package com.togahub.persistence.history.simulation;

import com.togahub.persistence.history.check.Event;
import com.togahub.persistence.history.check.History;
import com.togahub.persistence.testing.DatabaseServer;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.function.UnaryOperator;
import java.util.logging.Level;
import java.util.logging.Logger;

/** Runs of many jobs with faults. */
public final class Simulation {
    private static final List<String> NAMES = List.of("node-1", "node-2", "node-3");
    private static final Duration LOOK = Duration.ofSeconds(20);
    private static final Duration LONGEST_END = Duration.ofMinutes(20);
    /** They report every fault; kept, or their levels would be forgotten. */
    private static final List<Logger> NOISY = List.of(
            Logger.getLogger("com.togahub.engine.job"), Logger.getLogger("com.togahub.persistence.store.JdbcDatabase"));

    private Simulation() {}

    /**
     * What a run gave.
     *
     * @param seed of it
     * @param history what was seen
     * @param faults what was done to it
     * @param steps how often the baton was passed
     * @param length how long it took in its own time
     */
    public record Run(long seed, History history, Map<Fault, Integer> faults, long steps, Duration length) {}

    /** A run with the product as it is. */
    public static Run run(long seed, int jobs) {
        return run(seed, jobs, UnaryOperator.identity());
    }

    /**
     * A run.
     *
     * @param seed decides everything that is left to chance
     * @param jobs how many callers start
     * @param bug changes statements on their way to the database
     */
    public static Run run(long seed, int jobs, UnaryOperator<String> bug) {
        Arena arena = Arena.shared();
        NOISY.forEach(logger -> logger.setLevel(Level.OFF));
        String queue = arena.clear();
        SplittableRandom source = new SplittableRandom(seed);
        Dice dice = new Dice(source.split());
        Fate[] fate = new Fate[1];
        Baton baton = new Baton(source.split(), () -> fate[0].step());
        try (Lines lines = new Lines(
                        DatabaseServer.shared().dataSource(arena.fixture().core()));
                Post post = new Post(baton, dice, arena.queues(), queue)) {
            World world = new World(
                    baton,
                    dice,
                    lines,
                    new Rewriting(bug),
                    post,
                    new Recorder(baton),
                    arena.fixture(),
                    new Orders(dice, jobs),
                    new HeldOutcomes(baton, dice));
            fate[0] = new Fate(world);
            long begin = baton.now();
            baton.start("director", fate[0].ground(), () -> direct(world, fate[0], arena));
            baton.run();
            List<Event> events = new ArrayList<>(world.recorder().events(arena.numbers()));
            events.addAll(arena.rows());
            History history = new History(events, world.recorder().troubles(), World.LIMIT.toMillis());
            return new Run(seed, history, dice.faults(), baton.steps(), Duration.ofMillis(baton.now() - begin));
        } catch (SQLException failure) {
            throw new IllegalStateException("the servers of seed " + seed + " failed", failure);
        } catch (InterruptedException interrupt) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted", interrupt);
        }
    }

    /** Begins, waits until everything is ordered, lets the faults stop, and ends once nothing is left to do. */
    private static void direct(World world, Fate fate, Arena arena) {
        NAMES.forEach(fate::boot);
        while (!world.orders().areDone()) {
            world.baton().sleep(LOOK);
        }
        fate.rest();
        long bound = world.baton().now() + LONGEST_END.toMillis();
        do {
            world.baton().sleep(LOOK);
        } while (world.baton().now() < bound && arena.unfinished() > 0);
        world.baton().end();
    }
}
