package com.togahub.persistence.wiring;

import com.togahub.engine.settings.Settings;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.nio.file.Path;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.eclipse.microprofile.config.Config;
import org.eclipse.microprofile.config.ConfigProvider;

/** Reads the settings from MicroProfile Config, environment variables first. */
@ApplicationScoped
public class SettingsWiring {
    private static final String OURS = "TOGA_";
    private static final Set<String> FOREIGN = Set.of("AWS_REGION", "MAX_EXECUTION_TIME_WORKER_ACTION", "SENTRY_DSN");

    /** The settings, read once. */
    @Produces
    @Singleton
    Settings settings() {
        Config config = ConfigProvider.getConfig();
        Map<String, String> values = new TreeMap<>();
        for (String name : config.getPropertyNames()) {
            if (name.startsWith(OURS) || FOREIGN.contains(name)) {
                config.getOptionalValue(name, String.class).ifPresent(value -> values.put(name, value));
            }
        }
        System.getenv().forEach((name, value) -> {
            if (name.startsWith(OURS) || FOREIGN.contains(name)) {
                values.put(name, value);
            }
        });
        return Settings.parse(withSurroundings(values));
    }

    /** What the operator left open and the machine knows. */
    private static Map<String, String> withSurroundings(Map<String, String> values) {
        boolean embedded = Settings.EMBEDDED.equals(values.get("TOGA_ENVIRONMENT"));
        boolean complete = values.containsKey("TOGA_REGION") && values.containsKey("TOGA_INSTANCE_ID");
        if (!embedded && !complete) {
            InstanceMetadata.read().forEach(values::putIfAbsent);
        }
        values.computeIfAbsent("TOGA_INSTANCE_ID", name -> InstanceMetadata.hostAndProcess());
        values.computeIfAbsent("TOGA_SPOOL_DIR", name -> Path.of(System.getProperty("java.io.tmpdir"), "toga-spool")
                .toString());
        return values;
    }
}
