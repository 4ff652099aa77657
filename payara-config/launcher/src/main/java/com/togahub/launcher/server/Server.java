package com.togahub.launcher.server;

/** One server in a process of its own. */
public interface Server {
    /** What it is called in messages and log files. */
    String name();

    /** What it is and where, for people. */
    String description();

    /**
     * Starts it and returns when it answers.
     *
     * @throws com.togahub.launcher.home.LaunchException when it does not
     */
    void start();

    /** The process of the last start. */
    ServerProcess process();

    /** Text in its command line by which it is known again. */
    String mark();

    /** Ends it in order and waits for that. */
    void stop();
}
