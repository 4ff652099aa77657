package com.togahub.engine.cxml.delivery;

import static java.util.Objects.requireNonNull;

import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A media type with its parameters.
 *
 * @param name type and subtype, lower case
 * @param parameters by name in lower case; of repeated ones the first
 */
public record MediaType(String name, Map<String, String> parameters) {
    private static final Pattern PARAMETER =
            Pattern.compile(";\\s*([A-Za-z0-9_*-]+)\\s*=\\s*(?:\"((?:[^\"\\\\]|\\\\.)*)\"|([^;\\s\"]*))");

    public MediaType {
        requireNonNull(name, "name");
        parameters = Map.copyOf(parameters);
    }

    /** Reads a header's value; what is not understood of it is left out. */
    public static MediaType parse(String value) {
        int end = value.indexOf(';');
        String name = (end < 0 ? value : value.substring(0, end)).strip().toLowerCase(Locale.ROOT);
        Map<String, String> parameters = new HashMap<>();
        Matcher matcher = PARAMETER.matcher(value);
        while (matcher.find()) {
            String text = matcher.group(2) == null
                    ? matcher.group(3)
                    : matcher.group(2).replaceAll("\\\\(.)", "$1");
            parameters.putIfAbsent(matcher.group(1).toLowerCase(Locale.ROOT), text);
        }
        return new MediaType(name, parameters);
    }

    /** A parameter that is not blank. */
    public Optional<String> parameter(String key) {
        return Optional.ofNullable(parameters.get(key)).map(String::strip).filter(text -> !text.isEmpty());
    }

    /** Whether this is XML by its name. */
    public boolean isXml() {
        return name.equals("text/xml") || name.equals("application/xml") || name.endsWith("+xml");
    }
}
