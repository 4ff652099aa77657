package com.togahub.benchmarks.contender;

import jakarta.resource.spi.BootstrapContext;
import jakarta.resource.spi.XATerminator;
import jakarta.resource.spi.work.ExecutionContext;
import jakarta.resource.spi.work.Work;
import jakarta.resource.spi.work.WorkContext;
import jakarta.resource.spi.work.WorkListener;
import jakarta.resource.spi.work.WorkManager;
import jakarta.transaction.TransactionSynchronizationRegistry;
import java.util.Timer;
import java.util.concurrent.Executor;

/** What a container gives a resource adapter: threads, and nothing else that ours asks for. */
record ThreadsOnly(Executor threads) implements BootstrapContext, WorkManager {
    @Override
    public WorkManager getWorkManager() {
        return this;
    }

    @Override
    public void scheduleWork(Work work) {
        threads.execute(work);
    }

    @Override
    public void scheduleWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw unsupported();
    }

    @Override
    public void doWork(Work work) {
        throw unsupported();
    }

    @Override
    public void doWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw unsupported();
    }

    @Override
    public long startWork(Work work) {
        throw unsupported();
    }

    @Override
    public long startWork(Work work, long timeout, ExecutionContext context, WorkListener listener) {
        throw unsupported();
    }

    @Override
    public XATerminator getXATerminator() {
        throw unsupported();
    }

    @Override
    public Timer createTimer() {
        throw unsupported();
    }

    @Override
    public boolean isContextSupported(Class<? extends WorkContext> type) {
        return false;
    }

    @Override
    public TransactionSynchronizationRegistry getTransactionSynchronizationRegistry() {
        throw unsupported();
    }

    private static UnsupportedOperationException unsupported() {
        return new UnsupportedOperationException("the benchmark's container has threads only");
    }
}
