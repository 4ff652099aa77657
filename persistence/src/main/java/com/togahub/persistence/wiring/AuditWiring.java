package com.togahub.persistence.wiring;

import com.togahub.engine.audit.AuditLog;
import com.togahub.engine.audit.TransactionRoute;
import com.togahub.engine.audit.TransactionsRoute;
import com.togahub.engine.crud.Cursors;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.persistence.store.JdbcAuditLog;
import com.togahub.persistence.tenancy.CachedTenants;
import com.togahub.persistence.transaction.Connections;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** Looking into the log of requests. */
@ApplicationScoped
public class AuditWiring {
    /** The log, to be looked into. */
    @Produces
    @Singleton
    AuditLog auditLog(Connections connections, CachedTenants tenants) {
        return new JdbcAuditLog(connections::present, () -> tenants.none().logs());
    }

    /** The route that searches it. */
    @Produces
    @Singleton
    ScriptedApi transactions(AuditLog log, Cursors cursors) {
        return new TransactionsRoute(log, cursors);
    }

    /** The route that tells all of one request. */
    @Produces
    @Singleton
    ScriptedApi transaction(AuditLog log, Cursors cursors) {
        return new TransactionRoute(log, cursors);
    }
}
