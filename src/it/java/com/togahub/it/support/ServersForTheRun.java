package com.togahub.it.support;

import java.nio.file.Path;
import org.junit.platform.launcher.LauncherSession;
import org.junit.platform.launcher.LauncherSessionListener;

/** Starts the servers before the first test and ends them, and the application, after the last. */
public final class ServersForTheRun implements LauncherSessionListener {
    @Override
    public void launcherSessionOpened(LauncherSession session) {
        Surroundings surroundings = Surroundings.start(
                Path.of(System.getProperty("it.project")),
                Path.of(System.getProperty("it.home")),
                System.getProperty("toga.db"));
        // a run that is interrupted leaves nothing behind
        Runtime.getRuntime().addShutdownHook(new Thread(surroundings::stop, "stop"));
        Run.surrounded(surroundings);
    }

    @Override
    public void launcherSessionClosed(LauncherSession session) {
        Run.surroundings().stop();
    }
}
