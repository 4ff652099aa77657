package com.togahub.persistence.tenancy;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.settings.Settings;
import com.togahub.persistence.host.Host;
import com.togahub.persistence.host.JdbcUrl;
import com.togahub.persistence.pool.Pools;
import com.togahub.persistence.pool.Purpose;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Core and the Core logs: the databases that all tenants share. */
public final class SharedDatabases {
    private static final String CORE_PASSWORD = "TOGA_CORE_PASSWORD";
    private static final String LOGS_PASSWORD = "TOGA_LOGS_PASSWORD";
    private static final String DEFAULT_LOGS = "Logs";
    private static final int UNKNOWN_TABLE = 1146;
    private static final int UNKNOWN_SCHEMA = 1049;
    private static final String LOGS_ROW = """
            SELECT d.name, h.host, h.port, h.username, h.passwordRef
            FROM `Databases` d JOIN DatabaseHosts h ON h.id = d.databaseHostId JOIN Environments e ON e.id = d.environmentId
            WHERE d.purpose = 'LOGS' AND d.clientId IS NULL AND e.name = ? AND h.isActive ORDER BY d.id LIMIT 1
            """;

    private final Pools pools;
    private final String environment;
    private final Host coreHost;
    private final DatabaseName core;
    private final Optional<DatabaseName> coreReader;
    private final Set<String> byUrl;
    private volatile DatabaseName logs;

    /** Makes the hosts that the settings name known to the pools. */
    public SharedDatabases(Settings settings, Pools pools) {
        this.pools = pools;
        this.environment = settings.environment();
        Settings.Login writer = settings.core().writer();
        JdbcUrl url = JdbcUrl.parse(writer.url());
        this.coreHost = url.host(writer.user(), CORE_PASSWORD);
        this.core = new DatabaseName(pools.add(coreHost), url.schema());
        this.coreReader = settings.core()
                .readUrl()
                .map(JdbcUrl::parse)
                .map(reader -> new DatabaseName(pools.add(reader.host(writer.user(), CORE_PASSWORD)), reader.schema()));
        settings.logs().ifPresent(login -> {
            JdbcUrl logsUrl = JdbcUrl.parse(login.url());
            Host same = logsUrl.host(login.user(), CORE_PASSWORD);
            boolean onCoreHost = same.key().equals(coreHost.key());
            Host host = onCoreHost ? coreHost : logsUrl.host(login.user(), LOGS_PASSWORD);
            logs = new DatabaseName(pools.add(host), logsUrl.schema());
        });
        this.byUrl = logs == null ? Set.of(coreHost.key()) : new HashSet<>(List.of(coreHost.key(), logs.host()));
    }

    /** The Core schema on its writer. */
    public DatabaseName core() {
        return core;
    }

    /** The Core schema on the region's reader, if there is one. */
    public Optional<DatabaseName> coreReader() {
        return coreReader;
    }

    /** The server of Core, after whose pattern the hosts of rows are reached. */
    public Host coreHost() {
        return coreHost;
    }

    /**
     * The Core logs: by settings, else by the row of purpose LOGS, else the schema {@code Logs} beside Core.
     *
     * @throws SQLException when the row cannot be read
     */
    public DatabaseName logs() throws SQLException {
        DatabaseName known = logs;
        if (known != null) {
            return known;
        }
        try (Connection connection = pools.connection(core.host(), core.schema(), Purpose.SERVICE);
                PreparedStatement query = connection.prepareStatement(LOGS_ROW)) {
            query.setString(1, environment);
            try (ResultSet row = query.executeQuery()) {
                DatabaseName found = row.next()
                        ? new DatabaseName(
                                host(row.getString(2), row.getInt(3), row.getString(4), row.getString(5)),
                                row.getString(1))
                        : new DatabaseName(core.host(), DEFAULT_LOGS);
                logs = found;
                return found;
            }
        } catch (SQLException e) {
            if (e.getErrorCode() == UNKNOWN_TABLE || e.getErrorCode() == UNKNOWN_SCHEMA) {
                // before the first migration nothing can say otherwise; asked again next time
                return new DatabaseName(core.host(), DEFAULT_LOGS);
            }
            throw e;
        }
    }

    /**
     * Makes the host of a row of {@code DatabaseHosts} known to the pools. The settings say more of their own hosts than
     * rows do, and win: a row must not give Core another password.
     *
     * @param passwordName name of the password, as in {@code passwordRef}
     * @return the host's key
     */
    public String host(String server, int port, String account, String passwordName) {
        Host host = coreHost.sibling(server, port, account, passwordName);
        return byUrl.contains(host.key()) ? host.key() : pools.add(host);
    }
}
