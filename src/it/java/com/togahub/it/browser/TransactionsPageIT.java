package com.togahub.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.togahub.it.support.Product;
import com.togahub.it.support.Run;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Requests in the console: found, and shown with everything they caused. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class TransactionsPageIT {
    private static final int PER_PAGE = 50;
    private static final int MORE = 3;

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

    private static String fresh(String prefix) {
        return prefix + "-" + UUID.randomUUID();
    }

    /** Ships one cable against the lowest of the three orders of the demo's chain; answers the fulfilment's uuid. */
    private String ship(String transactionId) {
        JsonNode order = api.read("/v2/sales-orders?where=number==SO00003&fields=uuid,salesOrderItems.uuid,"
                        + "salesOrderItems.lineNumber")
                .get(0);
        String line = "";
        for (JsonNode item : order.path("salesOrderItems")) {
            line = item.path("lineNumber").asInt() == 7 ? item.path("uuid").asText() : line;
        }
        String body = "{\"salesOrder\":\"" + order.path("uuid").asText()
                + "\",\"itemFulfillmentItems\":[{\"salesOrderItem\":\"" + line + "\",\"quantity\":1}]}";
        return JobsApi.data(api.post(transactionId, "/v2/item-fulfillments", body))
                .path("uuid")
                .asText();
    }

    @Test
    void walkOfAFulfilmentIsShownBelowTheRequestThatCausedIt() {
        String id = fresh("walk");
        String shipped = ship(id);
        try {
            visit.show("#/transactions?route=item-fulfillments");
            Locator link = page.locator("a.action[href='#/transactions/" + id + "']");
            assertThat(link).isVisible(patiently());
            visit.assertFits("transactions");
            link.focus();
            page.keyboard().press("Enter");
            assertThat(page.locator("h1")).hasText("POST /v2/item-fulfillments");
            assertThat(page.locator("#facts")).containsText(id);
            assertThat(page.locator("#request-body")).containsText("salesOrderItem");
            Locator mirrors = page.locator(
                    "#children tbody tr",
                    new Page.LocatorOptions().setHas(page.locator("a.action[title='POST /v2/item-fulfillments']")));
            assertThat(mirrors).hasCount(2);
            mirrors.first().locator("summary").click();
            assertThat(mirrors.first().locator("pre")).containsText("salesOrder");
            visit.assertFits("transaction");

            mirrors.first().locator("a.action").click();
            assertThat(page.locator("#facts")).containsText("Inside");
            assertThat(page.locator("#facts a[href='#/transactions/" + id + "']"))
                    .hasText(id);
            visit.assertCalm("transaction-inner");
        } finally {
            api.delete("/v2/item-fulfillments/" + shipped);
        }
    }

    @Test
    void requestIsCopiedAsACommand() {
        String id = fresh("copy");
        api.post(id, "/v2/units?depth=-1", "{\"serialNumber\":\"it's " + id + "\"}");
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        visit.show("#/transactions/" + id);
        page.locator("[data-act=curl]").click();
        assertThat(page.locator("[role=status]")).containsText("Copied");
        String command = (String) page.evaluate("() => navigator.clipboard.readText()");
        assertTrue(command.startsWith("curl -X POST -H \"Authorization: Bearer $TOGA_TOKEN\""), command);
        assertTrue(command.contains("it'\\''s " + id), command);
        assertTrue(command.endsWith("/v2/units?depth=-1'"), command);
        visit.assertCalm("transaction-copied");
    }

    @Test
    void searchLivesInTheAddressAndGoesOnPageByPage() {
        String prefix = fresh("find").substring(0, 20);
        for (int number = 0; number < PER_PAGE + MORE; number++) {
            api.post(prefix + ":" + number, "/v2/units", "{\"noSuchField\":1}");
        }
        visit.show("#/transactions");
        page.getByLabel("Transaction", new Page.GetByLabelOptions().setExact(true))
                .fill(prefix + "*");
        page.keyboard().press("Enter");
        Locator rows = page.locator(".jobs tbody tr");
        assertThat(rows).hasCount(PER_PAGE, counted());
        assertTrue(page.url().contains("id=" + prefix), page.url());
        assertThat(rows.first()).containsText("EV-3 noSuchField");
        assertThat(rows.first()).containsText("400");

        page.locator("a[rel=next]").click();
        assertThat(rows).hasCount(MORE, counted());
        page.goBack();
        assertThat(rows).hasCount(PER_PAGE, counted());

        page.locator("select[name=status]").selectOption("2xx");
        assertThat(page.locator(".empty")).containsText("No request matches");
        page.locator("select[name=status]").selectOption("4xx");
        assertThat(rows).hasCount(PER_PAGE, counted());
        assertTrue(page.url().contains("status=4xx"), page.url());
        visit.assertCalm("transactions-found");
    }

    @Test
    void jobShowsTheRequestsThatItsActionMade() {
        String job = api.run(
                "Errand/Units",
                JsonNodeFactory.instance.objectNode().put("client", "acme").put("count", 2));
        visit.show("#/job/" + job);
        Locator links = page.locator("#requests a.action");
        assertThat(links).hasCount(2, counted());
        assertThat(links.first()).hasAttribute("href", "#/transactions/job%3A" + job + "%3A1%3A1");
        visit.assertFits("job-requests");
        links.first().click();
        assertThat(page.locator("#children a.action")).hasText("POST /v2/units");
        page.locator("#facts a[href='#/job/" + job + "']").click();
        assertThat(page.locator("h1")).hasText("Errand/Units");
        visit.assertCalm("job-of-transaction");
    }

    @Test
    void requestThatIsNotThereIsSaidToBeMissing() {
        visit.show("#/transactions/" + fresh("never"));
        assertThat(page.locator("[role=alert]")).containsText("There is no such request.");
    }

    private static LocatorAssertions.IsVisibleOptions patiently() {
        return new LocatorAssertions.IsVisibleOptions().setTimeout(Visit.PATIENCE);
    }

    private static LocatorAssertions.HasCountOptions counted() {
        return new LocatorAssertions.HasCountOptions().setTimeout(Visit.PATIENCE);
    }
}
