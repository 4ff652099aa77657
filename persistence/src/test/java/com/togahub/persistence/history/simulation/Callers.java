package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.JobControl;
import com.togahub.engine.job.JobId;
import com.togahub.engine.job.Tasks;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.history.check.Call;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;

/** Who asks a node for jobs, and takes down what the answer was. */
final class Callers {
    private static final Duration PAUSE = Duration.ofMillis(2_500);

    private final World world;
    private final Tasks tasks;
    private final JobControl control;
    private final Database database;

    Callers(World world, Tasks tasks, JobControl control, Database database) {
        this.world = requireNonNull(world, "world");
        this.tasks = requireNonNull(tasks, "tasks");
        this.control = requireNonNull(control, "control");
        this.database = requireNonNull(database, "database");
    }

    /** Asks until everything is ordered. */
    void run() {
        while (!world.orders().areDone()) {
            world.baton().sleep(world.dice().upTo(PAUSE));
            if (world.dice().oneIn(12) && !world.recorder().recent().isEmpty()) {
                JobId job = world.dice().oneOf(world.recorder().recent());
                if (world.dice().oneIn(2)) {
                    ask(job, Call.RETRY, each -> control.retry(each, "by a caller"));
                } else {
                    ask(job, Call.CANCEL, each -> control.cancel(each, "by a caller"));
                }
            } else if (world.orders().take()) {
                order();
            }
        }
    }

    private void order() {
        String action = world.orders().action();
        String parameters = world.orders().parameters(action);
        try {
            if (world.dice().oneIn(10)) {
                undo(action, parameters);
            } else if (world.dice().oneIn(3)) {
                world.recorder().accepted(tasks.runAfterCommit(action, parameters), Call.RUN_AFTER_COMMIT);
            } else {
                world.recorder().accepted(tasks.run(action, parameters), Call.RUN);
            }
        } catch (StoreException unknown) {
            // there may be a job or not: nobody was told its name
            world.orders().giveBack();
        }
    }

    /** Starts a job in a transaction, together with its end for some other reason. */
    private void undo(String action, String parameters) {
        List<JobId> given = new ArrayList<>();
        try {
            database.write(world.fixture().tenants().none(), session -> {
                given.add(tasks.runAfterCommit(action, parameters));
                throw new Undo();
            });
        } catch (Undo wanted) {
            given.forEach(world.recorder()::undone);
        }
    }

    private void ask(JobId job, Call call, Consumer<JobId> question) {
        boolean isAnswered = false;
        try {
            question.accept(job);
            world.recorder().accepted(job, call);
            isAnswered = true;
        } catch (ProblemException refused) {
            world.recorder().refused(job, call);
            isAnswered = true;
        } catch (StoreException unknown) {
            world.baton().pass();
        } finally {
            if (!isAnswered) {
                world.recorder().unclear(job, call);
            }
        }
    }

    /** Why a transaction is rolled back. */
    private static final class Undo extends RuntimeException {
        private static final long serialVersionUID = 1L;
    }
}
