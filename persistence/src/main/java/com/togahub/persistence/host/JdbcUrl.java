package com.togahub.persistence.host;

import static java.util.Objects.requireNonNull;

import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A JDBC URL in its parts.
 *
 * @param scheme up to the slashes, such as {@code jdbc:mysql:}
 * @param authority server and port; the port is always named
 * @param schema the schema
 * @param options what follows the question mark
 */
public record JdbcUrl(String scheme, String authority, String schema, Map<String, String> options) {
    private static final Pattern FORM = Pattern.compile("(jdbc:mysql:[^/?]*)//([^/?]+)/([^/?]+)(?:\\?(.*))?");
    private static final int DEFAULT_PORT = 3306;

    public JdbcUrl {
        requireNonNull(scheme, "scheme");
        requireNonNull(authority, "authority");
        requireNonNull(schema, "schema");
        options = Map.copyOf(options);
    }

    /**
     * Takes a URL apart.
     *
     * @throws IllegalArgumentException when it is no MySQL URL with a schema
     */
    public static JdbcUrl parse(String url) {
        Matcher matcher = FORM.matcher(url);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("not of the form jdbc:mysql://host:port/schema");
        }
        String authority = matcher.group(2);
        if (!authority.contains(",") && !authority.matches(".*:[0-9]+")) {
            authority = authority + ":" + DEFAULT_PORT;
        }
        return new JdbcUrl(matcher.group(1), authority, matcher.group(3), options(matcher.group(4)));
    }

    /** The host of this URL for an account. */
    public Host host(String user, String passwordName) {
        return new Host(scheme, authority, user, passwordName, options);
    }

    private static Map<String, String> options(String query) {
        Map<String, String> options = new TreeMap<>();
        if (query != null) {
            for (String pair : query.split("&", -1)) {
                int equals = pair.indexOf('=');
                if (equals > 0) {
                    String value = URLDecoder.decode(pair.substring(equals + 1), StandardCharsets.UTF_8);
                    options.put(pair.substring(0, equals), value);
                }
            }
        }
        return options;
    }
}
