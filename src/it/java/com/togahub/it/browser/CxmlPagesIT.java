package com.togahub.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.fasterxml.jackson.databind.JsonNode;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.FilePayload;
import com.togahub.it.support.Api;
import com.togahub.it.support.Buyer;
import com.togahub.it.support.Orders;
import com.togahub.it.support.Product;
import com.togahub.it.support.Run;
import java.io.IOException;
import java.net.URLEncoder;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.UUID;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** Documents of trading partners in the console: found, shown as what they are, and checked. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class CxmlPagesIT {
    /** Markup that a page must show and never obey. */
    private static final String HOSTILE = "\"><script>document.title='owned'</script><img src=x onerror=alert(1)>";

    private static final String ESCAPED =
            "&quot;&gt;&lt;script&gt;document.title='owned'&lt;/script&gt;&lt;img src=x onerror=alert(1)&gt;";

    private static final int MANY = 1500;

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

    private static String order() {
        return Buyer.order("PO-" + UUID.randomUUID());
    }

    /** An order for something that is not sold. */
    private static String refusedOrder(String part) {
        return order().replace(">" + Orders.ITEM + "<", ">" + part + "<");
    }

    private static void send(String payloadId, String request, int status) {
        String answer = Buyer.post(Buyer.document(payloadId, request)).body();
        assertTrue(answer.contains("<Status code=\"" + status + "\""), answer);
    }

    /** The row of a document. */
    private JsonNode kept(String payloadId) {
        String where = URLEncoder.encode("payloadID==\"" + payloadId + "\"", UTF_8);
        return api.read("/v2/cxml-documents?fields=uuid,identityUuid,transactionId,salesOrder.number&where=" + where)
                .get(0);
    }

    @Test
    void filtersLiveInTheAddress() {
        String prefix = UUID.randomUUID().toString();
        send(prefix + "-1@buyer.example", order(), 200);
        send(prefix + "-2@buyer.example", refusedOrder("P-404"), 400);
        send(prefix + "-3@buyer.example", "<Request><ProfileRequest/></Request>", 200);

        visit.show("#/cxml");
        page.getByLabel("Payload id", exactly()).fill(prefix);
        page.keyboard().press("Enter");
        Locator rows = page.locator(".jobs tbody tr");
        assertThat(rows).hasCount(3, counted());
        assertTrue(page.url().contains("payload=" + prefix), page.url());
        assertThat(rows.first()).containsText("ProfileRequest");
        assertThat(rows.first()).containsText(Buyer.IDENTITY);
        visit.assertFits("cxml");

        page.locator("select[name=kind]").selectOption("OrderRequest");
        assertThat(rows).hasCount(2, counted());
        assertTrue(page.url().contains("kind=OrderRequest"), page.url());
        page.locator("select[name=status]").selectOption("refused");
        assertThat(rows).hasCount(1, counted());
        assertThat(rows.first()).containsText("400");
        page.getByLabel("Only status 400").click();
        assertThat(rows).hasCount(1, counted());
        assertTrue(page.url().contains("status=400"), page.url());

        page.locator("select[name=status]").selectOption("");
        page.locator("select[name=identity]").selectOption(new String[] {
            kept(prefix + "-1@buyer.example").path("identityUuid").asText()
        });
        assertThat(rows).hasCount(2, counted());
        assertTrue(page.url().contains("identity="), page.url());
        String number =
                kept(prefix + "-1@buyer.example").at("/salesOrder/number").asText();
        page.getByLabel("Documents about " + number).click();
        assertTrue(page.url().endsWith("#/cxml?order=" + number), page.url());
        assertThat(rows).hasCount(1, counted());
        page.locator("select[name=direction]").selectOption("OUT");
        assertThat(page.locator(".empty")).containsText("No document matches");
        visit.assertCalm("cxml-none");
    }

    @Test
    void acceptedOrderIsShownWithItsRecordAndAttachment(@TempDir Path folder) throws IOException {
        String payloadId = Buyer.newId();
        String answer = Buyer.postParts(Buyer.document(payloadId, order()), "plan of works.txt", "two\nlines")
                .body();
        assertTrue(answer.contains("<Status code=\"200\""), answer);
        JsonNode kept = kept(payloadId);

        visit.show("#/cxml?payload=" + payloadId);
        Locator link = page.locator("a.action");
        assertThat(link).hasAttribute("href", "#/cxml/" + kept.path("uuid").asText());
        link.focus();
        page.keyboard().press("Enter");
        assertThat(page.locator("h1")).hasText("OrderRequest", patiently());
        assertThat(page.locator("#facts")).containsText(payloadId);
        assertThat(page.locator("#records"))
                .hasText("Sales order" + kept.at("/salesOrder/number").asText());
        Locator line = page.locator("#document .row", new Page.LocatorOptions().setHasText("<SupplierPartID>"));
        assertThat(line).hasText("              <SupplierPartID>" + Orders.ITEM + "</SupplierPartID>\n");
        assertThat(page.locator("#response")).containsText("<Status code=\"200\"");
        visit.assertFits("cxml-document");

        Download download =
                page.waitForDownload(() -> page.locator("#attachments button").click());
        Path saved = folder.resolve("saved");
        download.saveAs(saved);
        assertEquals("two\nlines", Files.readString(saved));
        page.context().grantPermissions(List.of("clipboard-read", "clipboard-write"));
        page.getByLabel("Copy the document").click();
        assertThat(page.locator("[role=status]").first()).containsText("Copied");
        String copy = (String) page.evaluate("() => navigator.clipboard.readText()");
        assertTrue(copy.contains("payloadID=\"" + payloadId + "\""), copy);

        page.locator("#facts a[href^='#/transactions/']").click();
        assertThat(page.locator("#children")).containsText("/v2/sales-orders", contained());
        visit.assertCalm("cxml-transaction");
    }

    @Test
    void refusedOrderIsCarriedOutWhenItsItemIsThere() {
        String payloadId = Buyer.newId();
        String part = "P-" + UUID.randomUUID();
        send(payloadId, refusedOrder(part), 400);
        visit.show("#/cxml/" + kept(payloadId).path("uuid").asText());
        assertThat(page.locator(".head .pill")).hasText("400 Bad Request");
        replay("tried too early");
        assertThat(page.locator("[role=status]").first()).containsText("there is no item " + part);

        api.post(Api.newId(), "/v2/items", "{\"sku\": \"" + part + "\", \"name\": \"Made since\"}");
        replay("the item has been made");
        assertThat(page.locator("[role=status]").first()).containsText("Replayed: 200.");
        assertThat(page.locator(".head .pill")).hasText("200 OK");
        assertThat(page.locator("#records"))
                .hasText(
                        "Sales order" + kept(payloadId).at("/salesOrder/number").asText());
        assertThat(page.locator("[data-act=replay]")).hasCount(0);
        visit.assertFits("cxml-replayed");
    }

    private void replay(String reason) {
        page.locator("[data-act=replay]").click();
        page.getByLabel("Reason, for the log").fill(reason);
        page.keyboard().press("Enter");
    }

    @Test
    void hostileDocumentIsNothingButText() {
        String payloadId = Buyer.newId();
        send(payloadId, refusedOrder(ESCAPED), 400);
        visit.show("#/cxml/" + kept(payloadId).path("uuid").asText());
        assertThat(page.locator("#document")).containsText("&lt;script", contained());
        assertThat(page.locator("#response")).containsText("script");
        assertThat(page.locator(".head .pill")).hasText("400 Bad Request");
        assertEquals(0, page.locator("#app script, #app img").count());
        assertEquals("OrderRequest · Toga console", page.title());
        assertThat(page.locator("#facts")).containsText(payloadId);
        visit.assertFits("cxml-refused");
        visit.assertCalm("cxml-refused");
    }

    @Test
    void longDocumentBeginsWithItsBeginning() {
        String line = refusedOrder("P-404").replaceAll("(?s).*(<ItemOut.*</ItemOut>).*", "$1");
        String lines = IntStream.rangeClosed(1, MANY)
                .mapToObj(number -> line.replace("lineNumber=\"1\"", "lineNumber=\"" + number + "\""))
                .collect(Collectors.joining());
        String payloadId = Buyer.newId();
        send(payloadId, refusedOrder("P-404").replace(line, lines), 400);
        visit.show("#/cxml/" + kept(payloadId).path("uuid").asText());
        Locator rows = page.locator("#document .row");
        assertThat(rows).hasCount(1000, counted());
        page.locator("[data-act=whole]").click();
        assertThat(rows.last()).hasText("</cXML>\n", new LocatorAssertions.HasTextOptions().setTimeout(Visit.PATIENCE));
        assertTrue(rows.count() > MANY * 10, "lines: " + rows.count());
        visit.assertCalm("cxml-long");
    }

    @Test
    void checkSaysLineAndElement() {
        String document = Buyer.document(Buyer.newId(), refusedOrder(ESCAPED));
        visit.show("#/cxml");
        page.getByText("Check a document").click();
        page.getByLabel("Document", exactly()).fill(document);
        page.locator("[data-act=check]").click();
        assertThat(page.locator("#report .pill")).hasText("400 Bad Request", patiently());
        Locator finding = page.locator(".findings tbody tr");
        assertThat(finding).hasCount(1);
        assertThat(finding).containsText("ItemOut");
        assertThat(finding).containsText(HOSTILE.substring(0, 20));
        visit.assertFits("cxml-check");
        finding.locator("button").click();
        String selected = (String) page.evaluate("() => { const area = document.activeElement;"
                + " return area.value.slice(area.selectionStart, area.selectionEnd); }");
        assertTrue(selected.startsWith("<ItemOut"), selected);

        page.getByLabel("Document", exactly()).fill(document.replace("</cXML>", ""));
        page.locator("[data-act=check]").click();
        assertThat(page.locator("#report .pill")).hasText("406 Not Acceptable", patiently());
        String western = Buyer.document(Buyer.newId(), order())
                .replace("encoding=\"UTF-8\"", "encoding=\"ISO-8859-1\"")
                .replace(">Cable<", ">C\u00e2ble<");
        page.getByLabel("or choose a file")
                .setInputFiles(new FilePayload("order.xml", "text/xml", western.getBytes(ISO_8859_1)));
        assertThat(page.getByLabel("Document", exactly())).hasValue(western);
        assertThat(page.locator("#report .pill")).hasCount(0);
        page.locator("[data-act=check]").click();
        assertThat(page.locator("#report")).containsText("It would be accepted.", contained());
        visit.assertCalm("cxml-checked");
    }

    @Test
    void documentThatIsNotThereIsSaidToBeMissing() {
        visit.show("#/cxml/" + UUID.randomUUID());
        assertThat(page.locator("[role=alert]")).containsText("There is no such document.");
    }

    private static Page.GetByLabelOptions exactly() {
        return new Page.GetByLabelOptions().setExact(true);
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(Visit.PATIENCE);
    }

    private static LocatorAssertions.ContainsTextOptions contained() {
        return new LocatorAssertions.ContainsTextOptions().setTimeout(Visit.PATIENCE);
    }

    private static LocatorAssertions.HasCountOptions counted() {
        return new LocatorAssertions.HasCountOptions().setTimeout(Visit.PATIENCE);
    }
}
