package com.togahub.benchmarks.contender;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import java.util.Map;

/** The others' connection pool: HikariCP with the settings that its makers advise for MySQL, and more connections than threads. */
final class TunedPool {
    private static final int CONNECTIONS = 32;
    private static final Map<String, String> DRIVER = Map.of(
            "useServerPrepStmts", "true",
            "cachePrepStmts", "true",
            "prepStmtCacheSize", "250",
            "prepStmtCacheSqlLimit", "16384",
            "rewriteBatchedStatements", "true",
            "useLocalSessionState", "true",
            "cacheServerConfiguration", "true",
            "elideSetAutoCommits", "true",
            "cacheResultSetMetadata", "true",
            "maintainTimeStats", "false");

    private TunedPool() {}

    /**
     * A pool.
     *
     * @param isAutoCommit whether connections commit by themselves: who ends every transaction is spared four statements for each
     *     without
     */
    static HikariDataSource open(Place place, boolean isAutoCommit) {
        HikariConfig settings = new HikariConfig();
        settings.setJdbcUrl(place.url());
        settings.setUsername(place.user());
        settings.setPassword(place.password());
        settings.setMaximumPoolSize(CONNECTIONS);
        settings.setAutoCommit(isAutoCommit);
        settings.addDataSourceProperty("connectionTimeZone", "UTC");
        DRIVER.forEach(settings::addDataSourceProperty);
        return new HikariDataSource(settings);
    }
}
