package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;

/** The processes, and what befalls them. */
final class Fate {
    private static final Duration CLOCK_ERROR = Duration.ofMinutes(10);
    private static final Duration SECOND = Duration.ofSeconds(1);
    private static final Duration LONGEST_ABSENCE = Duration.ofSeconds(90);

    private final World world;
    private final Life ground = new Life("ground");
    private final List<Life> alive = new ArrayList<>();
    private int spares;

    Fate(World world) {
        this.world = requireNonNull(world, "world");
    }

    /** The life of what belongs to no process. */
    Life ground() {
        return ground;
    }

    /** Starts a process of this name. */
    void boot(String instance) {
        Life life = new Life(instance);
        alive.add(life);
        Duration offset = world.dice().upTo(CLOCK_ERROR.multipliedBy(2)).minus(CLOCK_ERROR);
        new SimulatedNode(world, life, offset).boot();
    }

    /** May do something to somebody. */
    void step() {
        if (alive.isEmpty()) {
            return;
        }
        if (world.dice().strikes(Fault.KILL)) {
            kill(one());
            return;
        }
        if (world.dice().strikes(Fault.PAUSE)) {
            Life life = one();
            life.pause(troubled(life));
        }
        if (world.dice().strikes(Fault.DATABASE_AWAY)) {
            Life life = one();
            life.loseDatabase(troubled(life));
        }
        if (world.dice().strikes(Fault.QUEUE_AWAY)) {
            one().loseQueue(absence());
        }
    }

    private Life one() {
        return world.dice().oneOf(alive);
    }

    private long absence() {
        return world.baton().now()
                + world.dice().between(SECOND, LONGEST_ABSENCE).toMillis();
    }

    private long troubled(Life life) {
        long until = absence();
        world.recorder().trouble(life.instance(), until);
        return until;
    }

    private void kill(Life life) {
        life.kill();
        alive.remove(life);
        world.recorder().trouble(life.instance(), world.baton().now());
        Duration delay = world.dice().between(SECOND, LONGEST_ABSENCE);
        String next = world.dice().oneIn(2) ? life.instance() : "spare-" + ++spares;
        world.baton().start("boot", ground, () -> {
            world.baton().sleep(delay);
            boot(next);
        });
    }

    /** From now on nothing happens to anybody. */
    void rest() {
        world.dice().beKind();
        alive.forEach(Life::heal);
    }
}
