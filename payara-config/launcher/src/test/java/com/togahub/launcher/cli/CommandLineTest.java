package com.togahub.launcher.cli;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.launcher.home.Folders;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CommandLineTest {
    private static final String JOB = "5d1f7f5e-0000-4000-8000-000000000001";

    @TempDir
    private Path project;

    private Door door;
    private String out = "";
    private String err = "";

    @BeforeEach
    void open() throws IOException {
        door = new Door();
    }

    @AfterEach
    void close() {
        door.close();
    }

    private void started() throws IOException {
        Folders folders = Folders.of(project);
        Files.createDirectories(folders.demoFile().getParent());
        Files.writeString(
                folders.demoFile(),
                "{\"baseUrl\":\"" + door.base()
                        + "\",\"credentials\":[{\"apiKey\":\"demo-admin\",\"secret\":\"the-secret\"}]}");
    }

    private int run(String input, String... words) {
        ByteArrayOutputStream said = new ByteArrayOutputStream();
        ByteArrayOutputStream complained = new ByteArrayOutputStream();
        int code = new CommandLine(
                        Folders.of(project),
                        new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                        new PrintStream(said, true, StandardCharsets.UTF_8),
                        new PrintStream(complained, true, StandardCharsets.UTF_8))
                .run(List.of(words));
        out = said.toString(StandardCharsets.UTF_8);
        err = complained.toString(StandardCharsets.UTF_8);
        return code;
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jobs more",
                "jobs --status broken",
                "jobs --limit 0",
                "jobs --limit",
                "jobs --colour red",
                "jobs --where a==1 --where b==2",
                "job",
                "job not-a-uuid",
                "retry",
                "retry 5d1f7f5e-0000-4000-8000-000000000001 --where isSuccess==false",
                "cancel not-a-uuid",
                "run",
                "run A/B notjson",
                "run A/B [1]",
                "cron preview",
                "cron stop",
                "jobs --url ftp://x --api-key k --secret-file -",
                "jobs --url http://x",
                "jobs --api-key k",
            })
    void whatIsNotUnderstoodEndsWithTwo(String line) throws IOException {
        started();
        assertEquals(2, run("", line.split(" ", -1)), () -> out + err);
        assertTrue(err.startsWith("toga: "), err);
        assertEquals(List.of(), door.asked());
    }

    @Test
    void whatDoesNotRunIsSaid() throws IOException {
        assertEquals(1, run("", "jobs"));
        assertTrue(err.contains("does not run here"), err);
        started();
        door.close();
        assertEquals(1, run("", "jobs"));
        assertTrue(err.contains("nothing answers at http://127.0.0.1:"), err);
    }

    @Test
    void aRefusalIsSaidWithItsMessages() throws IOException {
        started();
        door.answer("POST /v2/auth", "401 {'messages':[{'code':'EN-5','level':'error','text':'Wrong.'}]}");
        assertEquals(1, run("", "jobs"));
        assertEquals("toga: answered 401, EN-5: Wrong.", err.strip());
        door.answer("POST /v2/auth", "200 {'data':{'auth':{'accessToken':'the-token'}}}")
                .answer(
                        "GET /v2/worker-jobs",
                        "400 {'messages':[{'code':'D-1','level':'debug','text':'3'},"
                                + "{'code':'EV-3','level':'error','path':'where','text':'No such field.'}]}");
        assertEquals(1, run("", "jobs", "--where", "x==1"));
        assertEquals("toga: answered 400, EV-3 where: No such field.", err.strip());
        door.answer("GET /v2/worker-jobs", "502 <html>");
        assertEquals(1, run("", "jobs"));
        assertTrue(err.contains("answered 502 and no JSON"), err);
    }

    @Test
    void aTokenThatHasGrownTooOldIsReplaced() throws IOException {
        started();
        door.answer("POST /v2/auth", "200 {'data':{'auth':{'accessToken':'old'}}}")
                .thenAnswer("POST /v2/auth", "200 {'data':{'auth':{'accessToken':'the-token'}}}")
                .answer("GET /v2/worker-jobs", "200 {'timestamp':'2026-11-28T12:00:00.000Z','data':{'workerJobs':[]}}");
        assertEquals(0, run("", "jobs"), err);
        assertEquals(2, door.asked().size());
    }

    @Test
    void jobsAreATable() throws IOException {
        started();
        door.answer(
                "GET /v2/worker-jobs",
                "200 {'timestamp':'2026-11-28T12:00:00.000Z','meta':{'hasMore':true},'data':{'workerJobs':["
                        + "{'uuid':'u-1','action':'A/B','attempt':2,'isSuccess':false,'executionTime':1234,"
                        + "'dtCreated':'2026-11-28T11:00:00.000Z','failureReason':'broken\\nat x'},"
                        + "{'uuid':'u-2','action':'Long/Action','attempt':1,'isSuccess':null,"
                        + "'dtStarted':'2026-11-28T11:59:30.000Z','dtCreated':'2026-11-28T11:59:00.000Z'},"
                        + "{'uuid':'u-3','action':'C/D','attempt':1,'isSuccess':false,"
                        + "'dtCreated':'2026-11-28T11:59:59.500Z','failureReason':'skipped: no node was up'}]}}");
        assertEquals(
                0, run("", "jobs", "--status", "failed", "--action", "A/*", "--where", "attempt>1", "--limit", "3"));
        assertEquals("""
                JOB  STATUS   ACTION       CREATED       RAN     ATTEMPT  FAULT
                u-1  failed   A/B          1 h 00 m ago  1.2 s   2        broken
                u-2  running  Long/Action  1 m 00 s ago  30.0 s  1
                u-3  skipped  C/D          500 ms ago            1        skipped: no node was up
                There are more; --limit shows up to 1000.
                """, out);
        assertEquals(
                List.of("GET /v2/worker-jobs?sort=-dtCreated&recordsPerPage=3"
                        + "&where=isSuccess==false;action==\"A/*\";(attempt>1)"),
                door.asked());
    }

    @Test
    void aJobIsShownWithItsTimesAndLog() throws IOException {
        started();
        door.answer(
                        "GET /v2/worker-jobs/" + JOB,
                        "200 {'timestamp':'2026-11-28T12:00:00.000Z','data':{'workerJobs':{'uuid':'" + JOB
                                + "','action':'A/B','attempt':1,'isSuccess':true,'executionTime':250,'result':'7',"
                                + "'dtCreated':'2026-11-28T11:59:00.000Z','dtQueued':'2026-11-28T11:59:00.000Z',"
                                + "'dtStarted':'2026-11-28T11:59:02.000Z','dtCompleted':'2026-11-28T11:59:02.250Z',"
                                + "'parameters':{'a':1},'failureReason':null}}}")
                .answer(
                        "GET /v2/worker-job-logs",
                        "200 {'data':{'workerJobLogs':[{'dtLogged':'2026-11-28T11:59:02.100Z','level':'INFO',"
                                + "'line':'halfway'}]}}");
        assertEquals(0, run("", "job", JOB), err);
        for (String line : List.of(
                "A/B  succeeded",
                "dtCreated     2026-11-28T11:59:00Z  1 m 00 s ago",
                "dtStarted     2026-11-28T11:59:02Z  after 2.0 s",
                "dtCompleted   2026-11-28T11:59:02.250Z  after 250 ms",
                "Result\n  7",
                "\"a\" : 1",
                "2026-11-28T11:59:02.100Z  INFO   halfway")) {
            assertTrue(out.contains(line), () -> line + " is not in\n" + out);
        }
    }

    @Test
    void manyAreActedOnAfterAQuestionOnly() throws IOException {
        started();
        door.answer("POST /v2/worker-job-retries", "201 {'data':{'workerJobRetries':{'matched':3,'retried':3}}}")
                .answer(
                        "POST /v2/worker-job-retries {\"where\":\"a==1\",\"preview\":true",
                        "200 {'data':{'workerJobRetries':{'matched':3,'retried':0}}}");
        assertEquals(1, run("no\n", "retry", "--where", "a==1"));
        assertTrue(out.endsWith("Nothing was done.\n"), out);
        assertEquals(1, door.asked().size());
        assertEquals(0, run("y\n", "retry", "--where", "a==1", "--reason", "mended"), err);
        assertTrue(out.endsWith("3 of 3 retried.\n"), out);
        assertEquals(
                "POST /v2/worker-job-retries {\"reason\":\"mended\",\"where\":\"a==1\"}",
                door.asked().get(door.asked().size() - 1));
        int asked = door.asked().size();
        assertEquals(0, run("", "retry", "--where", "a==1", "--yes"));
        assertEquals(asked + 1, door.asked().size());
    }

    @Test
    void oneIsCancelledAtOnce() throws IOException {
        started();
        door.answer("POST /v2/worker-job-cancellations", "201 {'data':{'workerJobCancellations':{'workerJob':{}}}}");
        assertEquals(0, run("", "cancel", JOB), err);
        assertEquals(List.of("POST /v2/worker-job-cancellations {\"workerJob\":\"" + JOB + "\"}"), door.asked());
    }

    @Test
    void anActionIsRunAndAwaited() throws IOException {
        started();
        door.answer("POST /v2/worker-job-runs", "201 {'data':{'workerJobRuns':{'workerJob':{'uuid':'" + JOB + "'}}}}")
                .answer(
                        "GET /v2/worker-jobs/" + JOB,
                        "200 {'timestamp':'2026-11-28T12:00:00.000Z','data':{'workerJobs':{'uuid':'" + JOB
                                + "','action':'A/B','isSuccess':false,'failureReason':'no such action'}}}")
                .answer("GET /v2/worker-job-logs", "200 {'data':{'workerJobLogs':[]}}");
        assertEquals(0, run("", "run", "A/B"), err);
        assertEquals(1, run("", "run", "A/B", "{\"n\":1}", "--wait"), "a failed job fails the command");
        assertTrue(out.contains("no such action"), out);
        assertTrue(door.asked().contains("POST /v2/worker-job-runs {\"action\":\"A/B\",\"parameters\":{\"n\":1}}"));
    }

    @Test
    void schedulesAreListedRunAndExplained() throws IOException {
        started();
        door.answer(
                        "GET /v2/cron-jobs",
                        "200 {'data':{'cronJobs':[{'uuid':'" + JOB
                                + "','name':'Nightly','schedule':'0 2 * * *','isActive':true,'action':'A/B'},"
                                + "{'uuid':'x','name':'Old','schedule':'@daily','isActive':false,'action':'C/D'}]}}")
                .answer(
                        "GET /v2/cron-preview",
                        "200 {'data':{'cronPreview':{'description':'At 02:00 every day','fires':["
                                + "'2026-11-28T02:00:00-06:00','2026-11-29T02:00:00-06:00']}}}")
                .answer("POST /v2/cron-job-runs", "201 {'data':{'cronJobRuns':{'workerJob':{'uuid':'j-1'}}}}");
        assertEquals(0, run("", "cron"), err);
        assertEquals("""
                NAME     STATE   SCHEDULE   MEANS               NEXT IN CHICAGO                     ACTION
                Nightly  active  0 2 * * *  At 02:00 every day  2026-11-28 02:00, 2026-11-29 02:00  A/B
                Old      paused  @daily                                                             C/D
                """, out);
        assertEquals(0, run("", "cron", "preview", "0 2 * * *", "--count", "2"), err);
        assertEquals("At 02:00 every day\n  2026-11-28T02:00:00-06:00\n  2026-11-29T02:00:00-06:00\n", out);
        assertEquals(0, run("", "cron", "run", "Nightly"), err);
        assertTrue(door.asked().contains("POST /v2/cron-job-runs {\"cronJob\":\"" + JOB + "\"}"));
        assertEquals(1, run("", "cron", "run", "Never heard of"));
    }

    @Test
    void anotherInstallationTakesItsSecretFromAFileOrTheInput() throws IOException {
        door.answer("POST /v2/auth/api", "401 {}")
                .answer(
                        "POST /v2/auth/api {\"apiKey\":\"k\",\"secret\":\"s3cret\"}",
                        "200 {'data':{'auth':{'accessToken':'the-token'}}}")
                .answer("GET /v2/worker-jobs", "200 {'timestamp':'2026-11-28T12:00:00.000Z','data':{'workerJobs':[]}}");
        String url = door.base() + "/";
        assertEquals(0, run("s3cret\n", "jobs", "--url", url, "--api-key", "k", "--secret-file", "-"), err);
        Path file = Files.writeString(project.resolve("secret"), "s3cret\n");
        assertEquals(0, run("", "jobs", "--url", url, "--api-key", "k", "--secret-file", file.toString()), err);
        assertEquals(1, run("wrong", "jobs", "--url", url, "--api-key", "k", "--secret-file", "-"));
        assertEquals(1, run("", "jobs", "--url", url, "--api-key", "k", "--secret-file", "/no/such/file"));
    }
}
