package com.togahub.engine.store;

import com.togahub.engine.context.Tenant;
import java.util.Optional;
import java.util.function.Function;

/** Opens sessions on a tenant's databases and Core. */
public interface Database {
    /** Runs work that only reads, without a transaction, and sees everything committed. */
    <T> T read(Tenant tenant, Function<Session, T> work);

    /**
     * Runs work that only reads, without a transaction, on replicas near by where there are any: these may lag a little behind.
     * Where a replica fails, the work is run again on the writer; it must therefore have no effect of its own.
     *
     * @param identity whose own changes of the last seconds must be seen
     */
    default <T> T readNear(Tenant tenant, Optional<String> identity, Function<Session, T> work) {
        return read(tenant, work);
    }

    /**
     * Runs work in one transaction over Core, the tenant's database and its logs, and commits it when the work returns; any
     * throw rolls everything back. A {@link StoreException.Kind#CONFLICT} is tried again with jitter, three times in all:
     * the work must therefore have no effect of its own outside the session.
     */
    <T> T write(Tenant tenant, Function<Session, T> work);

    /**
     * The same over Core alone, for work that writes no log row of its own: it joins the caller's transaction whatever tenant
     * and hosts that is for, whose log row speaks for it too.
     */
    <T> T writeCore(Function<Session, T> work);

    /**
     * Has something done once the caller's transaction is committed, and not at all when it is rolled back; outside of a
     * transaction, at once. What it throws is logged and concerns nobody.
     */
    void afterCommit(Runnable work);
}
