package com.togahub.persistence.pool;

import com.togahub.persistence.host.Host;
import java.util.LinkedHashMap;
import java.util.Map;

/** The driver's properties that every connection has, whatever the URL says. */
final class ConnectionProperties {
    private ConnectionProperties() {}

    static Map<String, String> of(Host host, Purpose purpose) {
        Map<String, String> properties = new LinkedHashMap<>();
        // inside an application server the driver would offer the server's key store to the database
        properties.put("fallbackToSystemKeyStore", "false");
        properties.put("connectTimeout", "2000");
        properties.put("tcpKeepAlive", "true");
        properties.putAll(host.options());
        properties.put("socketFactory", WatchfulSocketFactory.class.getName());
        properties.put("socketTimeout", Integer.toString(WatchfulSocketFactory.SILENCE_MILLIS));
        properties.put("characterEncoding", "UTF-8");
        properties.put("connectionTimeZone", "+00:00");
        properties.put("forceConnectionTimeZoneToSession", "true");
        properties.put("preserveInstants", "false");
        properties.put("useAffectedRows", "false");
        properties.put("useServerPrepStmts", "true");
        properties.put("cachePrepStmts", "true");
        properties.put("prepStmtCacheSize", "250");
        properties.put("prepStmtCacheSqlLimit", "16384");
        properties.put("rewriteBatchedStatements", "true");
        properties.put("useLocalSessionState", "true");
        properties.put("cacheServerConfiguration", "true");
        properties.put("elideSetAutoCommits", "true");
        properties.put("alwaysSendSetIsolation", "false");
        properties.put("connectionAttributes", "program_name:toga");
        return set(properties, "innodb_lock_wait_timeout=" + purpose.lockWaitSeconds());
    }

    /** The same where nobody may wait long: for a table that someone has locked or is altering, or for an answer. */
    static Map<String, String> pooled(Host host, Purpose purpose) {
        Map<String, String> properties = of(host, purpose);
        properties.put("socketFactory", LimitedSocketFactory.class.getName());
        return set(properties, "lock_wait_timeout=" + purpose.lockWaitSeconds());
    }

    private static Map<String, String> set(Map<String, String> properties, String variable) {
        properties.merge("sessionVariables", variable, (given, ours) -> given + "," + ours);
        return properties;
    }
}
