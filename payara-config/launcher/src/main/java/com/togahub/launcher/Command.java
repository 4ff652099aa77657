package com.togahub.launcher;

/** What the user wants. */
sealed interface Command {
    /**
     * Start everything.
     *
     * @param port of the first node; the others follow
     * @param detached whether to return when it is ready
     * @param fresh whether to make the data anew
     * @param nodes how many application nodes
     */
    record Up(int port, boolean detached, boolean fresh, int nodes) implements Command {}

    /** Say what runs. */
    record Status() implements Command {}

    /** End everything. */
    record Down() implements Command {}

    /**
     * Measure requests to what runs.
     *
     * @param warmUp seconds that each kind of request is sent before it counts
     */
    record Measure(int warmUp) implements Command {}

    /** Measure how what runs mirrors fulfilments. */
    record MeasureMirror() implements Command {}

    /** Measure orders as cXML documents against the same by JSON. */
    record MeasureOrders() implements Command {}
}
