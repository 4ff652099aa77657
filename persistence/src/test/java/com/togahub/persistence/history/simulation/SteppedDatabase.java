package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import com.togahub.engine.store.Statement;
import com.togahub.engine.store.StoreException;
import java.util.List;
import java.util.function.Function;
import java.util.function.Supplier;

/**
 * A process's transactions on the real server: each is one step, as it locks rows; before it, after it, and in what follows its
 * commit others may come in between. It may get lost, or the answer to its commit.
 */
final class SteppedDatabase implements Database {
    private final Database real;
    private final Baton baton;
    private final Dice dice;
    private final Life life;

    SteppedDatabase(Database real, Baton baton, Dice dice, Life life) {
        this.real = requireNonNull(real, "real");
        this.baton = requireNonNull(baton, "baton");
        this.dice = requireNonNull(dice, "dice");
        this.life = requireNonNull(life, "life");
    }

    @Override
    public <T> T read(Tenant tenant, Function<Session, T> work) {
        return real.read(tenant, work);
    }

    @Override
    public <T> T write(Tenant tenant, Function<Session, T> work) {
        return stepped(() -> real.write(tenant, timed(work)));
    }

    @Override
    public <T> T writeCore(Function<Session, T> work) {
        return stepped(() -> real.writeCore(timed(work)));
    }

    private <T> T stepped(Supplier<T> write) {
        Actor me = baton.current();
        if (me.isBusy() || me.isInAction()) {
            me.setBusy(true);
            return write.get();
        }
        baton.pass();
        if (!life.hasDatabase(baton.now()) || dice.strikes(Fault.CUT_BEFORE)) {
            throw lost("the transaction did not arrive");
        }
        boolean isAnswerLost = dice.strikes(Fault.CUT_AFTER);
        T answer = inOneStep(me, isAnswerLost, write);
        if (isAnswerLost) {
            throw lost("the commit's answer did not arrive");
        }
        baton.pass();
        return answer;
    }

    private static <T> T inOneStep(Actor me, boolean isAnswerLost, Supplier<T> step) {
        me.setBusy(true);
        me.setAnswerLost(isAnswerLost);
        try {
            return step.get();
        } finally {
            me.setBusy(false);
            me.setAnswerLost(false);
        }
    }

    @Override
    public void afterCommit(Runnable work) {
        real.afterCommit(() -> follow(work));
    }

    private void follow(Runnable work) {
        Actor me = baton.current();
        if (me.isAnswerLost()) {
            // who does not know of the commit does not do what follows it
            return;
        }
        me.setBusy(false);
        try {
            work.run();
        } catch (Killed dead) {
            // not the transaction manager's concern; whatever this thread does next ends it
            return;
        }
    }

    private <T> Function<Session, T> timed(Function<Session, T> work) {
        return session -> {
            long now = baton.tick();
            session.update(new Statement(
                    Place.CORE, "SET timestamp = %d.%03d".formatted(now / 1000, now % 1000), List.of(), List.of()));
            return work.apply(session);
        };
    }

    private static StoreException lost(String why) {
        return new StoreException(StoreException.Kind.UNAVAILABLE, why, null);
    }
}
