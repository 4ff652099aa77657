package com.togahub.engine.job;

/** Where actions' objects come from: the container, so that they are injected. */
public interface Instances {
    /** An object of an action's class for one call. */
    Lease open(Class<?> type);

    /** An object lent for one call. */
    interface Lease extends AutoCloseable {
        /** The object. */
        Object instance();

        @Override
        void close();
    }
}
