package com.togahub.launcher;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.HomeLock;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.Recorded;
import com.togahub.launcher.home.RunState;
import com.togahub.launcher.server.Http;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.util.List;
import java.util.Optional;

/** Says what runs. */
final class Status {
    private static final int NOT_RUNNING = 3;

    private Status() {}

    /** Returns 0 when it is ready, 3 when it does not run, 1 when it is neither. */
    static int run(Folders folders, PrintStream out) {
        Optional<Long> holder = HomeLock.holder(folders);
        List<Recorded> processes = new RunState(folders).running();
        if (holder.isEmpty()) {
            out.println("Toga does not run here.");
            if (!processes.isEmpty()) {
                out.println("A killed run left processes behind; ./toga down or the next ./toga up ends them:");
                processes.forEach(each -> out.println("  " + line(each)));
            }
            return NOT_RUNNING;
        }
        out.println("  launcher   process " + holder.get());
        processes.forEach(each -> out.println("  " + line(each)));
        if (!Files.exists(folders.demoFile())) {
            out.println("It is starting or stopping.");
            return 1;
        }
        String baseUrl = baseUrl(folders);
        boolean ready = Http.status(baseUrl + "/health/ready", 3000).orElse(0) == 200;
        out.println(baseUrl + (ready ? " is ready." : " is not ready; see ./toga logs."));
        return ready ? 0 : 1;
    }

    private static String line(Recorded process) {
        return "%-10s process %d".formatted(process.name(), process.pid());
    }

    private static String baseUrl(Folders folders) {
        try {
            JsonNode demo = new ObjectMapper().readTree(folders.demoFile().toFile());
            return demo.path("baseUrl").asText();
        } catch (IOException e) {
            throw new LaunchException("cannot read " + folders.demoFile() + " (" + e.getMessage() + ")", e);
        }
    }
}
