package com.togahub.it.support;

import java.nio.file.Path;

/** A Payara that runs the application. */
interface ApplicationServer {
    /**
     * Starts it, deploys the resource adapter and then the archive, and returns when the application is ready.
     *
     * @return the base URL
     */
    String start(Surroundings surroundings, Path archive);

    /** What it logs, from its start on. */
    Path log(Surroundings surroundings);

    /** Ends it. */
    void stop();
}
