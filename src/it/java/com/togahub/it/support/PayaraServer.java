package com.togahub.it.support;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import com.togahub.launcher.home.Recorded;
import com.togahub.launcher.home.RunState;
import com.togahub.launcher.server.Distribution;
import com.togahub.launcher.server.Http;
import com.togahub.launcher.server.Ports;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Payara Server with a domain of its own, administered as an operator does. */
final class PayaraServer implements ApplicationServer {
    private static final String DOMAIN = "toga";

    private Optional<Stop> running = Optional.empty();

    private interface Stop {
        void run();
    }

    static boolean isAskedFor() {
        return switch (System.getProperty("toga.server", "micro")) {
            case "full" -> true;
            case "micro" -> false;
            default -> throw new IllegalArgumentException("toga.server is micro or full");
        };
    }

    @Override
    public String start(Surroundings surroundings, Path archive) {
        Folders folders = surroundings.folders();
        Path zip = Path.of(System.getProperty("it.payara"));
        Path asadmin = Distribution.of(folders).unpacked(zip, "payara6/").resolve("bin/asadmin");
        Path domains = domains(folders);
        List<Integer> ports = Ports.free(8);
        int http = ports.get(0);
        int admin = ports.get(1);
        Map<String, String> environment = surroundings.environment(1, http);
        Admin command = new Admin(asadmin, admin, folders.log("asadmin"), environment);
        command.local(
                "create-domain",
                "--domaindir=" + domains,
                "--nopassword=true",
                "--adminport=" + admin,
                "--instanceport=" + http,
                "--domainproperties=http.ssl.port=%d:orb.listener.port=%d:orb.ssl.port=%d:orb.mutualauth.port=%d:jms.port=%d:jmx.system.connector.port=%d"
                        .formatted(ports.get(2), ports.get(3), ports.get(4), ports.get(5), ports.get(6), ports.get(7)),
                DOMAIN);
        running = Optional.of(() -> command.local("stop-domain", "--domaindir=" + domains, DOMAIN));
        command.local("start-domain", "--domaindir=" + domains, DOMAIN);
        configure(folders, command);
        // some of it, such as the place of the server's own /health, counts from the next start on
        command.local("stop-domain", "--domaindir=" + domains, DOMAIN);
        command.local("start-domain", "--domaindir=" + domains, DOMAIN);
        record(folders, domains.resolve(DOMAIN));
        command.remote("deploy", "--name=sqs-ra", folders.rar().toString());
        command.remote("deploy", "--name=toga", archive.toString());
        String url = "http://127.0.0.1:" + http;
        if (Http.status(url + "/health/ready", 10_000).orElse(0) != 200) {
            throw new LaunchException("the application is deployed and not ready; see " + domains);
        }
        return url;
    }

    @Override
    public Path log(Surroundings surroundings) {
        return domains(surroundings.folders()).resolve(DOMAIN).resolve("logs/server.log");
    }

    private static Path domains(Folders folders) {
        return folders.run().resolve("domains");
    }

    @Override
    public void stop() {
        running.ifPresent(Stop::run);
        running = Optional.empty();
    }

    /** So that a run that is killed is cleaned up after. */
    private static void record(Folders folders, Path domain) {
        try {
            long pid = Long.parseLong(
                    Files.readString(domain.resolve("config/pid")).strip());
            ProcessHandle.of(pid)
                    .flatMap(process -> Recorded.of("payara", process, domain.toString()))
                    .ifPresent(new RunState(folders)::add);
        } catch (IOException e) {
            throw new LaunchException("the domain has no process (" + e.getMessage() + ")", e);
        }
    }

    private static void configure(Folders folders, Admin command) {
        try {
            for (String line : Files.readAllLines(folders.serverCommands())) {
                if (!line.isBlank() && !line.startsWith("#")) {
                    command.remote(line.strip().split("\\s+", -1));
                }
            }
        } catch (IOException e) {
            throw new LaunchException("cannot read " + folders.serverCommands() + " (" + e.getMessage() + ")", e);
        }
    }

    /** The server's administration command. */
    private record Admin(Path asadmin, int port, Path log, Map<String, String> environment) {
        void local(String... words) {
            run(List.of(), words);
        }

        void remote(String... words) {
            run(List.of("--port=" + port), words);
        }

        private void run(List<String> options, String... words) {
            List<String> line = new ArrayList<>(List.of(asadmin.toString(), "--interactive=false"));
            line.addAll(options);
            line.addAll(List.of(words));
            ProcessBuilder builder = new ProcessBuilder(line)
                    .redirectErrorStream(true)
                    .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
            builder.environment().putAll(environment);
            builder.environment().put("AS_JAVA", System.getProperty("java.home"));
            try {
                int status = builder.start().waitFor();
                if (status != 0) {
                    throw new LaunchException("asadmin " + words[0] + " failed, see " + log);
                }
            } catch (IOException e) {
                throw new LaunchException("cannot run " + asadmin + " (" + e.getMessage() + ")", e);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new LaunchException("interrupted", e);
            }
        }
    }
}
