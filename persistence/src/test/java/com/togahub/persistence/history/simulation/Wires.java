package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.persistence.job.ConnectionSource;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;

/**
 * A process's connections to the real server. Before and after each statement outside of a transaction, and around a
 * transaction, others may come in between and the connection may break. The server's time is that of the simulation.
 */
final class Wires implements ConnectionSource {
    private final Baton baton;
    private final Dice dice;
    private final Lines lines;
    private final Life life;
    private final Rewriting rewriting;
    private final Recorder recorder;

    Wires(World world, Life life) {
        this.baton = world.baton();
        this.dice = world.dice();
        this.lines = world.lines();
        this.rewriting = world.rewriting();
        this.recorder = world.recorder();
        this.life = requireNonNull(life, "life");
    }

    @Override
    public Connection open() throws SQLException {
        requireReachable();
        Wire wire = new Wire(lines.take());
        return proxy(Connection.class, wire::call);
    }

    /** Fails when the database is away. */
    private void requireReachable() throws SQLException {
        if (!life.hasDatabase(baton.now())) {
            throw broken("the database is away");
        }
    }

    private static SQLException broken(String why) {
        return new SQLException("Communications link failure: " + why, "08S01");
    }

    private static <T> T proxy(Class<T> type, Call call) {
        return type.cast(Proxy.newProxyInstance(
                Wires.class.getClassLoader(),
                new Class<?>[] {type},
                (self, method, arguments) -> call.run(method, arguments)));
    }

    private static Object invoke(Object real, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(real, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }

    /** One connection. */
    private final class Wire {
        private final Connection real;
        private boolean isBroken;

        Wire(Connection real) {
            this.real = real;
        }

        Object call(Method method, Object[] arguments) throws Throwable {
            if (method.getName().equals("close")) {
                baton.current().setBusy(false);
                lines.giveBack(real);
                return null;
            }
            requireWhole();
            return switch (method.getName()) {
                case "prepareStatement" -> {
                    arguments[0] = rewriting.apply((String) arguments[0]);
                    PreparedStatement statement = (PreparedStatement) invoke(real, method, arguments);
                    yield proxy(PreparedStatement.class, (each, values) -> execute(statement, each, values));
                }
                case "setAutoCommit" -> setAutoCommit((Boolean) arguments[0]);
                case "commit" -> attempted(() -> invoke(real, method, arguments));
                default -> invoke(real, method, arguments);
            };
        }

        private void requireWhole() throws SQLException {
            if (life.isDead()) {
                throw new Killed();
            }
            if (isBroken) {
                throw broken("this connection is lost");
            }
        }

        private Object setAutoCommit(boolean isOn) throws SQLException {
            if (!isOn) {
                baton.pass();
                baton.current().setBusy(true);
                breakIfAway();
            }
            real.setAutoCommit(isOn);
            if (isOn) {
                baton.current().setBusy(false);
                baton.pass();
            }
            return null;
        }

        private Object execute(PreparedStatement statement, Method method, Object[] values) throws Throwable {
            if (!method.getName().startsWith("execute")) {
                return invoke(statement, method, values);
            }
            requireWhole();
            if (baton.current().isBusy()) {
                setTime();
                return invoke(statement, method, values);
            }
            baton.pass();
            breakIfAway();
            Object answer = attempted(() -> {
                setTime();
                return invoke(statement, method, values);
            });
            baton.pass();
            return answer;
        }

        private void setTime() throws SQLException {
            long now = baton.tick();
            try (Statement statement = real.createStatement()) {
                statement.execute("SET timestamp = %d.%03d".formatted(now / 1000, now % 1000));
            }
        }

        private void breakIfAway() throws SQLException {
            try {
                requireReachable();
            } catch (SQLException away) {
                isBroken = true;
                throw away;
            }
        }

        /** Does something that may get lost on its way, or its answer. */
        private Object attempted(Step step) throws Throwable {
            if (dice.strikes(Fault.CUT_BEFORE)) {
                isBroken = true;
                recorder.lost(life.instance());
                throw broken("cut before the server got it");
            }
            Object answer = step.run();
            if (dice.strikes(Fault.CUT_AFTER)) {
                isBroken = true;
                recorder.lost(life.instance());
                throw broken("cut before the answer arrived");
            }
            return answer;
        }
    }

    /** A call on a proxy. */
    @FunctionalInterface
    private interface Call {
        Object run(Method method, Object[] arguments) throws Throwable;
    }

    /** Something that may fail. */
    @FunctionalInterface
    private interface Step {
        Object run() throws Throwable;
    }
}
