package com.togahub.engine.settings;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The little that settings must know of a JDBC URL. */
final class JdbcUrl {
    private static final Pattern FORM = Pattern.compile("jdbc:mysql:[^/?]*//[^/?]+/([A-Za-z0-9_$]+)(\\?.*)?");

    private JdbcUrl() {}

    /** The schema a URL names; empty when it is no MySQL URL or names none. */
    static Optional<String> schema(String url) {
        Matcher matcher = FORM.matcher(url);
        return matcher.matches() ? Optional.of(matcher.group(1)) : Optional.empty();
    }
}
