package com.togahub.launcher.cli;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.launcher.home.LaunchException;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.PrintStream;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.concurrent.locks.LockSupport;

/** {@code ./toga retry}, {@code cancel} and {@code run}. */
final class Acts {
    private static final long PAUSE_NANOS = 500_000_000L;

    private final Api api;
    private final BufferedReader in;
    private final PrintStream out;

    Acts(Api api, BufferedReader in, PrintStream out) {
        this.api = api;
        this.in = in;
        this.out = out;
    }

    /** What can be done to jobs: its verb, the route that does it, the member of the answer, and the count's name. */
    enum Kind {
        RETRY("retry", "/worker-job-retries", "workerJobRetries", "retried"),
        CANCEL("cancel", "/worker-job-cancellations", "workerJobCancellations", "cancelled");

        private final String verb;
        private final String route;
        private final String data;
        private final String done;

        Kind(String verb, String route, String data, String done) {
            this.verb = verb;
            this.route = route;
            this.data = data;
            this.done = done;
        }
    }

    /** To one job, or after a question to all that match. Answers the exit code. */
    int act(Kind kind, Words words) {
        Optional<String> where = words.value("--where");
        ObjectNode body = Api.JSON.createObjectNode();
        words.value("--reason").ifPresent(reason -> body.put("reason", reason));
        if (where.isEmpty()) {
            body.put("workerJob", words.operands().get(0));
            api.post(kind.route, body.toString());
            out.println(words.operands().get(0) + " is " + (kind == Kind.RETRY ? "queued again." : "asked to end."));
            return 0;
        }
        body.put("where", where.get());
        if (!words.has("--yes")) {
            long matched = api.post(
                            kind.route, body.deepCopy().put("preview", true).toString())
                    .at("/data/" + kind.data + "/matched")
                    .asLong();
            out.println(matched + (matched == 1 ? " job matches." : " jobs match."));
            if (matched == 0) {
                return 0;
            }
            if (!isWanted(kind.verb)) {
                out.println("Nothing was done.");
                return 1;
            }
        }
        JsonNode answer = api.post(kind.route, body.toString()).at("/data/" + kind.data);
        long matched = answer.path("matched").asLong();
        long done = answer.path(kind.done).asLong();
        out.println(done + " of " + matched + " " + kind.done + ".");
        if (done < matched) {
            out.println("One request takes so many; repeat it for the rest.");
        }
        return 0;
    }

    private boolean isWanted(String verb) {
        out.print("Really " + verb + " them? [y/N] ");
        out.flush();
        try {
            String answer = in.readLine();
            return answer != null && List.of("y", "yes").contains(answer.strip().toLowerCase(Locale.ROOT));
        } catch (IOException e) {
            throw new LaunchException("cannot read the answer (" + e + ")", e);
        }
    }

    /** Starts an action, and waits for its end where that is wanted. */
    int run(Words words) {
        ObjectNode body =
                Api.JSON.createObjectNode().put("action", words.operands().get(0));
        if (words.operands().size() > 1) {
            body.set("parameters", parameters(words.operands().get(1)));
        }
        String uuid = api.post("/worker-job-runs", body.toString())
                .at("/data/workerJobRuns/workerJob/uuid")
                .asText();
        return words.has("--wait") ? await(uuid) : said(uuid);
    }

    /** Says which job was started. */
    int said(String uuid) {
        out.println(uuid + " is queued; ./toga job " + uuid + " shows what becomes of it.");
        return 0;
    }

    /** Waits for a job's end: 0 when it succeeded. */
    int await(String uuid) {
        Lists lists = new Lists(api, out);
        while (!lists.read(uuid).isFinished()) {
            // people wait here, and Ctrl-C ends it: there is no limit
            LockSupport.parkNanos(PAUSE_NANOS);
        }
        lists.job(uuid, false);
        return lists.read(uuid).status().equals("succeeded") ? 0 : 1;
    }

    private static ObjectNode parameters(String text) {
        try {
            if (Api.JSON.readTree(text) instanceof ObjectNode object) {
                return object;
            }
        } catch (IOException e) {
            throw new UsageException("the parameters are no JSON: " + text);
        }
        throw new UsageException("the parameters must be a JSON object: " + text);
    }
}
