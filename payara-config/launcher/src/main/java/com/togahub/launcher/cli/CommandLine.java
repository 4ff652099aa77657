package com.togahub.launcher.cli;

import com.togahub.launcher.home.Folders;
import com.togahub.launcher.home.LaunchException;
import java.io.BufferedReader;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Set;

/** The commands about jobs, schedules and tenants. */
public final class CommandLine {
    private static final Set<String> COMMANDS = Set.of("jobs", "job", "retry", "cancel", "run", "cron", "tenant");
    private static final int FAILED = 1;
    private static final int MISUSED = 2;

    private final Folders folders;
    private final InputStream in;
    private final PrintStream out;
    private final PrintStream err;

    /** Commands for what runs in these folders, unless they name something else. */
    public CommandLine(Folders folders, InputStream in, PrintStream out, PrintStream err) {
        this.folders = folders;
        this.in = in;
        this.out = out;
        this.err = err;
    }

    /** Whether a command is one of these. */
    public static boolean knows(String command) {
        return COMMANDS.contains(command);
    }

    /** Runs a command; answers the exit code: 0, 1 when it failed, 2 when it could not be understood. */
    public int run(List<String> words) {
        try {
            List<String> rest = words.subList(1, words.size());
            return switch (words.get(0)) {
                case "jobs" ->
                    jobs(Words.of(rest, Set.of("--status", "--action", "--limit", "--where"), Set.of("--json")));
                case "job" -> job(Words.of(rest, Set.of(), Set.of("--json")));
                case "retry" -> act(Acts.Kind.RETRY, rest);
                case "cancel" -> act(Acts.Kind.CANCEL, rest);
                case "run" -> start(Words.of(rest, Set.of(), Set.of("--wait")));
                case "cron" ->
                    cron(Words.of(rest, Set.of("--timezone", "--after", "--count"), Set.of("--json", "--wait")));
                case "tenant" -> tenant(Words.of(rest, Set.of("--name", "--host"), Set.of("--json")));
                default -> throw new UsageException("no such command: " + words.get(0));
            };
        } catch (UsageException misused) {
            err.println("toga: " + misused.getMessage());
            return MISUSED;
        } catch (LaunchException failed) {
            err.println("toga: " + failed.getMessage());
            return FAILED;
        }
    }

    private Api api(Words words) {
        return Api.at(Target.of(words, folders, in));
    }

    private int jobs(Words words) {
        words.operands(0, 0, "./toga jobs [--status S] [--action A] [--where RSQL] [--limit N] [--json]");
        Lists.where(words);
        new Lists(api(words), out).jobs(words);
        return 0;
    }

    private int job(Words words) {
        words.operands(1, 1, "./toga job UUID [--json]");
        new Lists(api(words), out).job(uuid(words.operands().get(0)), words.has("--json"));
        return 0;
    }

    private int act(Acts.Kind kind, List<String> rest) {
        Words words = Words.of(rest, Set.of("--where", "--reason"), Set.of("--yes"));
        int operands = words.value("--where").isPresent() ? 0 : 1;
        words.operands(operands, operands, "./toga retry|cancel UUID, or --where RSQL [--yes], with [--reason TEXT]");
        words.operands().forEach(CommandLine::uuid);
        return acts(words).act(kind, words);
    }

    private int start(Words words) {
        words.operands(1, 2, "./toga run Action/Path ['{\"json\": \"parameters\"}'] [--wait]");
        return acts(words).run(words);
    }

    private int cron(Words words) {
        String what = words.operands().isEmpty() ? "list" : words.operands().get(0);
        switch (what) {
            case "list" -> {
                words.operands(0, 1, "./toga cron [--json]");
                new Crons(api(words), out).list(words.has("--json"));
                return 0;
            }
            case "preview" -> {
                words.operands(2, 2, "./toga cron preview 'EXPRESSION' [--count N] [--timezone Z] [--after T]");
                new Crons(api(words), out).preview(words);
                return 0;
            }
            case "run" -> {
                words.operands(2, 2, "./toga cron run NAME|UUID [--wait]");
                Api api = api(words);
                String job = new Crons(api, out).run(words.operands().get(1));
                return words.has("--wait") ? acts(api).await(job) : acts(api).said(job);
            }
            default -> throw new UsageException("no such command: cron " + what);
        }
    }

    private int tenant(Words words) {
        String what = words.operands().isEmpty() ? "list" : words.operands().get(0);
        switch (what) {
            case "list" -> {
                words.operands(0, 1, "./toga tenant list [--json]");
                new TenantList(api(words), out).print(words.has("--json"));
                return 0;
            }
            case "add" -> {
                words.operands(2, 2, "./toga tenant add SLUG [--name N] [--host UUID|HOST[:PORT]]");
                return new Tenants(api(words), out)
                        .add(words.operands().get(1), words.value("--name"), words.value("--host"));
            }
            case "secret" -> {
                words.operands(2, 2, "./toga tenant secret API-KEY");
                return new Tenants(api(words), out).secret(words.operands().get(1));
            }
            default -> throw new UsageException("no such command: tenant " + what);
        }
    }

    private Acts acts(Words words) {
        return acts(api(words));
    }

    private Acts acts(Api api) {
        return new Acts(api, new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8)), out);
    }

    private static String uuid(String text) {
        if (!text.matches("[0-9a-fA-F]{8}(-[0-9a-fA-F]{4}){3}-[0-9a-fA-F]{12}")) {
            throw new UsageException("this is no job's uuid: " + text);
        }
        return text;
    }
}
