package com.togahub.benchmarks.contender;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.job.TransactionBoundary;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Session;
import java.time.Duration;
import java.util.function.BooleanSupplier;
import java.util.function.Function;

/** What jobs stored and run outside of transactions never ask for: there is no transaction manager here. */
record NoTransactions() implements Database, TransactionBoundary {
    @Override
    public <T> T read(Tenant tenant, Function<Session, T> work) {
        throw unsupported();
    }

    @Override
    public <T> T write(Tenant tenant, Function<Session, T> work) {
        throw unsupported();
    }

    @Override
    public <T> T writeCore(Function<Session, T> work) {
        throw unsupported();
    }

    @Override
    public void afterCommit(Runnable work) {
        throw unsupported();
    }

    @Override
    public <T> T within(Duration limit, BooleanSupplier isVoid, Call<T> call) {
        throw unsupported();
    }

    private static IllegalStateException unsupported() {
        return new IllegalStateException("the benchmark has no transactions over databases");
    }
}
