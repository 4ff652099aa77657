package com.togahub.persistence.history.simulation;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.JobId;
import com.togahub.engine.job.JobStore;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.time.Duration;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;

/**
 * Lets so many threads of a process into the operations that are grouped that none of them has to wait inside, where the baton does
 * not see it.
 */
final class Gate {
    private static final int MOST = 3;
    private static final Duration PATIENCE = Duration.ofDays(1);
    private static final Set<String> GROUPED = Set.of("insert");

    private final Baton baton;
    private final Map<String, Integer> inside = new HashMap<>();

    Gate(Baton baton) {
        this.baton = requireNonNull(baton, "baton");
    }

    /** The store behind this gate. */
    JobStore before(JobStore store) {
        return (JobStore) Proxy.newProxyInstance(
                Gate.class.getClassLoader(), new Class<?>[] {JobStore.class}, (self, method, arguments) -> {
                    // an insert into a session is part of that session's step
                    boolean isGrouped = GROUPED.contains(method.getName()) && method.getReturnType() != JobId.class;
                    return isGrouped ? guarded(store, method, arguments) : invoke(store, method, arguments);
                });
    }

    private Object guarded(JobStore store, Method method, Object[] arguments) throws Throwable {
        String name = method.getName();
        while (inside.getOrDefault(name, 0) >= MOST) {
            baton.await(PATIENCE, () -> inside.getOrDefault(name, 0) < MOST);
        }
        inside.merge(name, 1, Integer::sum);
        try {
            return invoke(store, method, arguments);
        } finally {
            inside.merge(name, -1, Integer::sum);
        }
    }

    /** Calls the store behind a proxy. */
    static Object invoke(JobStore store, Method method, Object[] arguments) throws Throwable {
        try {
            return method.invoke(store, arguments);
        } catch (InvocationTargetException failure) {
            throw failure.getCause();
        }
    }
}
