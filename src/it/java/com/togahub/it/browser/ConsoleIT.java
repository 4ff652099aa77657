package com.togahub.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.togahub.it.support.Product;
import com.togahub.it.support.Run;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.function.BooleanSupplier;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** What the person on call does in the console, in a real browser. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class ConsoleIT {
    private static final double SOON = 2_000;
    private static final int TRIES = 3;
    private static final String PAYLOAD = "{\"zen\":\"Keep it logically awesome.\"}";
    private static final Map<String, String> FIGURES = Map.of(
            "#figure-running", "isSuccess=null=true;dtStarted=null=false",
            "#figure-queued", "isSuccess=null=true;dtStarted=null=true;dtQueued=null=false",
            "#figure-pending", "isSuccess=null=true;dtStarted=null=true;dtQueued=null=true");

    private JobsApi api;
    private Visit visit;
    private Page page;

    @BeforeEach
    void signIn(@TempDir Path profile) {
        Product product = Run.product();
        api = new JobsApi(product);
        visit = Visit.signIn(product, profile);
        page = visit.page();
    }

    @AfterEach
    void close() {
        if (visit != null) {
            visit.close();
        }
    }

    @Test
    void overviewShowsTheFiguresOfTheTables() {
        String uuid = api.deliver(PAYLOAD, false);
        until(() -> api.job(uuid).path("isSuccess").isBoolean());
        until(() -> FIGURES.entrySet().stream().allMatch(each -> figure(each.getKey()) == api.count(each.getValue()))
                && figure("#figure-failed") == failedInQuarter());
        assertTrue(figure("#figure-failed") > 0, "the failed delivery is among the figures");
        visit.assertCalm("overview");
    }

    @Test
    void everyFigureOfTheOverviewLeadsToTheJobsBehindIt() {
        String uuid = api.deliver(PAYLOAD, false);
        until(() -> api.job(uuid).path("isSuccess").isBoolean());
        until(() -> figure("#figure-failed") == failedInQuarter());
        int failed = figure("#figure-failed");
        page.click("#figure-failed");
        assertThat(page.locator("#count"))
                .containsText(failed == 1 ? "1 job match" : failed + " jobs match", containing());
        for (Locator pill : page.locator(".jobs tbody .pill").all()) {
            assertThat(pill).hasText("failed");
        }
        page.goBack();
        assertThat(page.locator("#verdict")).isVisible();
        visit.assertCalm("failed");
    }

    @Test
    void deliveryIsSeenSucceededWithinTwoSeconds() {
        visit.show("#/jobs");
        assertThat(page.locator("#count")).isVisible();
        Locator row = seenSucceeded(TRIES);
        row.locator("a.action").click();
        assertThat(page.locator("h1")).hasText("Github/Webhook");
        assertThat(page.locator(".timeline")).containsText("succeeded");
        assertThat(page.locator("#parameters")).containsText("Keep it logically awesome.");
        assertThat(page.locator("#parameters")).not().containsText("sha256=");
        visit.assertCalm("job");
    }

    /** The work itself, its delivery and one round of the page's polling; a busy machine gets another try. */
    private Locator seenSucceeded(int tries) {
        String uuid = api.deliver(PAYLOAD, true);
        Locator row = page.locator(
                "tr", new Page.LocatorOptions().setHas(page.locator("a.action[href='#/job/" + uuid + "']")));
        try {
            assertThat(row.locator(".pill"))
                    .hasText("succeeded", new LocatorAssertions.HasTextOptions().setTimeout(SOON));
            return row;
        } catch (AssertionError late) {
            if (tries == 1) {
                throw late;
            }
            return seenSucceeded(tries - 1);
        }
    }

    @Test
    void failedJobIsRetriedByTheButton() {
        String uuid = api.deliver(PAYLOAD, false);
        until(() -> api.job(uuid).path("isSuccess").isBoolean());
        visit.show("#/job/" + uuid);
        assertThat(page.locator(".head .pill")).hasText("failed");
        assertThat(page.locator("#failure")).not().isEmpty();
        page.locator("[data-act=retry]").click();
        assertThat(page.locator("[role=status]")).containsText("Queued again");
        assertThat(page.locator("#attempt")).hasText("2");
        until(() -> isSecondAttemptDone(api.job(uuid)));
        assertThat(page.locator(".head .pill"))
                .hasText("failed", new LocatorAssertions.HasTextOptions().setTimeout(Visit.PATIENCE));
        visit.assertCalm("retry");
    }

    private static boolean isSecondAttemptDone(JsonNode job) {
        return job.path("attempt").asInt() == 2 && job.path("isSuccess").isBoolean();
    }

    private int failedInQuarter() {
        return api.count("isSuccess==false;dtCompleted=ge=" + Instant.now().minus(Duration.ofMinutes(15)));
    }

    /** A figure as a number: the digits before any word. */
    private int figure(String selector) {
        return Integer.parseInt(page.textContent(selector).replaceAll("\\D.*", ""));
    }

    private void until(BooleanSupplier condition) {
        page.waitForCondition(condition, new Page.WaitForConditionOptions().setTimeout(Visit.PATIENCE));
    }

    private static LocatorAssertions.ContainsTextOptions containing() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(Visit.PATIENCE);
    }
}
