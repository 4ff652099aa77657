package com.togahub.engine.settings;

import java.util.List;

/** Stops the start: names every variable that is unknown, missing or unusable, and no value of a secret. */
public final class SettingsException extends RuntimeException {
    private final transient List<String> faults;

    /** All faults found; at least one. */
    public SettingsException(List<String> faults) {
        super("Unusable settings: " + String.join("; ", faults));
        this.faults = List.copyOf(faults);
    }

    /** One line per fault, each beginning with the variable's name. */
    public List<String> faults() {
        return faults;
    }
}
