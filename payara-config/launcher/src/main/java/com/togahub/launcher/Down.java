package com.togahub.launcher;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.HomeLock;
import com.togahub.launcher.home.Recorded;
import com.togahub.launcher.home.RunState;
import java.io.PrintStream;
import java.util.Optional;

/** Ends what runs in a home, and what a killed run left there. */
final class Down {
    private static final int LAUNCHER_GRACE_SECONDS = 150;
    private static final int GRACE_SECONDS = 60;

    private Down() {}

    static int run(Folders folders, PrintStream out) {
        Optional<ProcessHandle> launcher = HomeLock.holder(folders).flatMap(ProcessHandle::of);
        launcher.ifPresent(process -> {
            RunState.end(process, LAUNCHER_GRACE_SECONDS);
            out.println("stopped launcher (" + process.pid() + ") and its servers");
        });
        DemoFile.remove(folders);
        var left = new RunState(folders).end(GRACE_SECONDS);
        for (Recorded each : left) {
            out.println("ended " + each.name() + " (" + each.pid() + ") of a killed run");
        }
        if (launcher.isEmpty() && left.isEmpty()) {
            out.println("Nothing runs here.");
        }
        return 0;
    }
}
