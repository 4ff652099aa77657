package com.togahub.persistence.wiring;

import static java.util.Objects.requireNonNull;

import com.togahub.persistence.host.Passwords;
import java.util.Comparator;
import java.util.Optional;
import java.util.stream.StreamSupport;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.spi.ConfigSource;

/**
 * Passwords straight from the sources of MicroProfile Config, the foremost of which counts that has one. The server's own look-up
 * remembers values for a minute, during which a changed password would be answered with the old one.
 */
final class PresentPasswords implements Passwords {
    private static final String EXPRESSION = "${";

    private final Config config;

    PresentPasswords(Config config) {
        this.config = requireNonNull(config, "config");
    }

    @Override
    public Optional<String> named(String name) {
        return StreamSupport.stream(config.getConfigSources().spliterator(), false)
                .sorted(Comparator.comparingInt(ConfigSource::getOrdinal).reversed())
                .map(source -> Optional.ofNullable(source.getValue(name)))
                .flatMap(Optional::stream)
                .findFirst()
                .flatMap(value -> resolved(name, value));
    }

    /** What refers to something else is the server's to resolve. */
    private Optional<String> resolved(String name, String value) {
        return value.contains(EXPRESSION)
                ? config.getOptionalValue(name, String.class)
                : Optional.of(value.strip()).filter(text -> !text.isEmpty());
    }
}
