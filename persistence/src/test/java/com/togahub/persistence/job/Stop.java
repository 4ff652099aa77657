package com.togahub.persistence.job;

import static java.util.Objects.requireNonNull;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** A point behind a call where whoever comes there stands still until told to go on. */
final class Stop {
    private static final long PATIENCE_SECONDS = 60;

    private final String method;
    private final int passing;
    private final AtomicInteger calls = new AtomicInteger();
    private final CountDownLatch reached = new CountDownLatch(1);
    private final CountDownLatch goesOn = new CountDownLatch(1);

    /** Behind the first call of a method. */
    Stop(String method) {
        this(method, 0);
    }

    /** Behind a call of a method, which as many others have come before. */
    Stop(String method, int passing) {
        this.method = requireNonNull(method, "method");
        this.passing = passing;
    }

    /** An interface's calls with this stop among them. */
    <T> T on(Class<T> type, T real) {
        return type.cast(Proxy.newProxyInstance(
                Stop.class.getClassLoader(), new Class<?>[] {type}, (self, called, arguments) -> {
                    try {
                        Object answer = called.invoke(real, arguments);
                        if (called.getName().equals(method) && calls.getAndIncrement() == passing) {
                            reached.countDown();
                            passed(goesOn);
                        }
                        return answer;
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }

    /** Returns once somebody stands there. */
    void await() {
        passed(reached);
    }

    void goOn() {
        goesOn.countDown();
    }

    private void passed(CountDownLatch gate) {
        try {
            if (!gate.await(PATIENCE_SECONDS, TimeUnit.SECONDS)) {
                throw new IllegalStateException("waited in vain at " + method);
            }
        } catch (InterruptedException e) {
            throw new IllegalStateException("interrupted at " + method, e);
        }
    }
}
