package com.togahub.persistence.hibernate;

import com.togahub.engine.context.DatabaseName;
import com.togahub.persistence.transaction.Connections;
import jakarta.enterprise.inject.spi.CDI;
import java.sql.Connection;
import java.sql.SQLException;
import org.hibernate.dialect.Dialect;
import org.hibernate.engine.jdbc.connections.internal.DatabaseConnectionInfoImpl;
import org.hibernate.engine.jdbc.connections.spi.DatabaseConnectionInfo;
import org.hibernate.engine.jdbc.connections.spi.MultiTenantConnectionProvider;

/**
 * Hands the pools' connections to Hibernate. Hibernate's tenant identifiers are schemas on hosts. It makes providers
 * itself, while the application is deployed; the pools are asked for with the first connection.
 */
public abstract class PooledConnectionProvider implements MultiTenantConnectionProvider<String> {
    private static final long serialVersionUID = 1;

    /** The identifier of sessions for which nothing was chosen. */
    public static final String UNNAMED = "unnamed";

    private final transient Source source;

    /** Where connections come from. */
    public interface Source {
        /** The application's connections. */
        Connections connections();
    }

    /** Takes connections from the application's beans. */
    protected PooledConnectionProvider() {
        this(() -> CDI.current().select(Connections.class).get());
    }

    /** Takes connections from elsewhere. */
    protected PooledConnectionProvider(Source source) {
        this.source = source;
    }

    /** The identifier of a schema. */
    public static String identifier(DatabaseName name) {
        return name.schema() + "|" + name.host();
    }

    /** The schema of sessions for which nothing was chosen. */
    protected abstract DatabaseName unnamed(Connections connections) throws SQLException;

    @Override
    public Connection getConnection(String identifier) throws SQLException {
        Connections connections = source.connections();
        int bar = identifier.indexOf('|');
        DatabaseName name = bar < 0
                ? unnamed(connections)
                : new DatabaseName(identifier.substring(bar + 1), identifier.substring(0, bar));
        return connections.present(name);
    }

    @Override
    public void releaseConnection(String identifier, Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public Connection getAnyConnection() throws SQLException {
        return source.connections().core();
    }

    @Override
    public void releaseAnyConnection(Connection connection) throws SQLException {
        connection.close();
    }

    @Override
    public boolean supportsAggressiveRelease() {
        return false;
    }

    @Override
    public DatabaseConnectionInfo getDatabaseConnectionInfo(Dialect dialect) {
        return new DatabaseConnectionInfoImpl(dialect);
    }

    @Override
    public boolean isUnwrappableAs(Class<?> type) {
        return type.isInstance(this);
    }

    @Override
    public <T> T unwrap(Class<T> type) {
        return type.cast(this);
    }
}
