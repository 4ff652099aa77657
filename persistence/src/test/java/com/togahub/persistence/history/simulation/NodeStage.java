package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.Tasks;
import com.togahub.engine.job.binding.JobContext;
import com.togahub.persistence.history.action.Stage;
import java.time.Duration;
import java.util.function.Supplier;

/** A node, as its actions see it. */
final class NodeStage implements Stage {
    private final World world;
    private final Life life;
    private final Supplier<Tasks> tasks;

    NodeStage(World world, Life life, Supplier<Tasks> tasks) {
        this.world = requireNonNull(world, "world");
        this.life = requireNonNull(life, "life");
        this.tasks = requireNonNull(tasks, "tasks");
    }

    @Override
    public void begun(JobContext context) {
        world.baton().pass();
        world.recorder().begun(context.uuid(), context.attempt(), life.instance());
    }

    @Override
    public void ended(JobContext context, boolean isGood) {
        world.recorder().ended(context.uuid(), context.attempt(), isGood);
    }

    @Override
    public void work(Duration most) {
        world.baton().sleep(world.dice().upTo(most));
    }

    @Override
    public void spawn() {
        world.baton().current().spawned().add(tasks.get().runAfterCommit("Chores/Succeed", "{\"steps\": 1}"));
    }

    @Override
    public boolean oneIn(int many) {
        return world.dice().oneIn(many);
    }
}
