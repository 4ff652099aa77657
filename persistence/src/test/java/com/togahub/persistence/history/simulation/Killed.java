package com.togahub.persistence.history.simulation;

/** Ends a thread of a killed process, wherever it is: nothing that it would still do has any effect. */
final class Killed extends Error {
    private static final long serialVersionUID = 1L;

    Killed() {
        super("killed", null, false, false);
    }
}
