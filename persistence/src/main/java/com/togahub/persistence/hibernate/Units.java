package com.togahub.persistence.hibernate;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.store.StoreException;
import com.togahub.persistence.sql.SqlFailures;
import jakarta.persistence.EntityManagerFactory;
import jakarta.persistence.PersistenceException;
import java.sql.SQLException;
import java.util.function.Function;
import org.hibernate.HibernateException;
import org.hibernate.Session;
import org.hibernate.SessionFactory;

/**
 * The persistence units, each on the schema its caller names. Inside a JTA transaction a session takes part in it, on the
 * transaction's own connection; outside it reads on a pooled one.
 */
public final class Units {
    private final EntityManagerFactory core;
    private final EntityManagerFactory client;
    private final EntityManagerFactory logs;

    /** The three units. */
    public Units(EntityManagerFactory core, EntityManagerFactory client, EntityManagerFactory logs) {
        this.core = core;
        this.client = client;
        this.logs = logs;
    }

    /**
     * Works on Core.
     *
     * @throws StoreException as the database fails
     */
    public <T> T core(Function<Session, T> work) {
        return run(core, PooledConnectionProvider.UNNAMED, work);
    }

    /**
     * Works on a client's database.
     *
     * @throws StoreException as the database fails
     */
    public <T> T client(DatabaseName name, Function<Session, T> work) {
        return run(client, PooledConnectionProvider.identifier(name), work);
    }

    /**
     * Works on a logs schema.
     *
     * @throws StoreException as the database fails
     */
    public <T> T logs(DatabaseName name, Function<Session, T> work) {
        return run(logs, PooledConnectionProvider.identifier(name), work);
    }

    private static <T> T run(EntityManagerFactory unit, String identifier, Function<Session, T> work) {
        try (Session session = unit.unwrap(SessionFactory.class)
                .withOptions()
                .tenantIdentifier((Object) identifier)
                .openSession()) {
            T result = work.apply(session);
            if (session.isJoinedToTransaction()) {
                session.flush();
            }
            return result;
        } catch (PersistenceException e) {
            throw failure(e);
        }
    }

    private static StoreException failure(PersistenceException failure) {
        for (Throwable cause = failure; cause != null; cause = cause.getCause()) {
            if (cause instanceof SQLException sql) {
                return SqlFailures.failure(sql);
            }
        }
        return new StoreException(
                StoreException.Kind.OTHER,
                failure instanceof HibernateException ? "Hibernate failed" : "the persistence unit failed",
                failure);
    }
}
