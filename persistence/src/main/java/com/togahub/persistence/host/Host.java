package com.togahub.persistence.host;

import static java.util.Objects.requireNonNull;

import java.util.Locale;
import java.util.Map;

/**
 * One account on one database server: what a pool belongs to. Two schemas can share a local transaction exactly when
 * their hosts have the same key, so the same server must always be named in the same way.
 *
 * @param scheme the URL's beginning, such as {@code jdbc:mysql:}
 * @param authority server and port, such as {@code db1:3306}
 * @param user account
 * @param passwordName name under which {@link Passwords} finds the password
 * @param options the URL's own options; ours, where they matter, win
 */
public record Host(String scheme, String authority, String user, String passwordName, Map<String, String> options) {
    public Host {
        requireNonNull(scheme, "scheme");
        requireNonNull(authority, "authority");
        requireNonNull(user, "user");
        requireNonNull(passwordName, "passwordName");
        options = Map.copyOf(options);
    }

    /** The name by which {@link com.togahub.engine.context.DatabaseName#host()} means this host. */
    public String key() {
        return user + "@" + authority.toLowerCase(Locale.ROOT).replaceFirst("^localhost:", "127.0.0.1:");
    }

    /** JDBC URL without schema and options. */
    public String url() {
        return scheme + "//" + authority + "/";
    }

    /** Another server reached with the same options, as the rows of {@code DatabaseHosts} name them. */
    public Host sibling(String server, int port, String account, String password) {
        return new Host(scheme, server + ":" + port, account, password, options);
    }
}
