package com.togahub.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Response;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.togahub.it.support.Api;
import com.togahub.it.support.Rows;
import com.togahub.it.support.Run;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;

/** A buyer's person shops: from the buyer's request to the form that brings the cart home. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class PunchOutIT {
    private static final String BUYER = "AN01000000001-DEMO";
    private static final String COOKIE = "\"><script>document.title='owned'</script>&amp; \u20ac";
    private static final Pattern START = Pattern.compile("<StartPage><URL>([^<]+)</URL>");

    private BuyerPage buyer;
    private Chromium browser;
    private Page page;

    @BeforeEach
    void open(@TempDir Path profile) throws Exception {
        Optional<Path> executable = Chromium.find();
        assumeTrue(executable.isPresent(), "Skipped: no Chromium; install it or name its path in CHROMIUM.");
        buyer = new BuyerPage();
        browser = new Chromium(executable.get(), profile, Run.product().baseUrl());
        page = browser.page();
        page.setDefaultTimeout(Visit.PATIENCE);
        // colours change at once, so that pictures show no half-way ones
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
    }

    @AfterEach
    void close() {
        if (browser != null) {
            browser.close();
            buyer.close();
        }
    }

    @Test
    void cartIsFilledReturnedChangedAndLookedAt() throws Exception {
        String start = start(
                "create",
                true,
                "<SelectedItem><ItemID><SupplierPartID>DOCK-USBC</SupplierPartID>" + "</ItemID></SelectedItem>");
        assertTrue(start.startsWith(Run.product().url() + "/punchout/acme/start/"), start);
        page.navigate(start);
        assertThat(page.locator("h1")).hasText("Fill the cart");
        assertThat(page.locator(".who")).containsText("Northside Schools");
        assertThat(page.locator(".who")).containsText("Pat O'Hara");
        assertThat(page.locator(".chosen")).containsText("Docking station");
        assertTrue(page.url().matches(".*/punchout/acme/[0-9a-f-]{36}/"), page.url());
        assertFits("empty");

        search("usb");
        add("CABLE-USBC", "12");
        search("monitor");
        add("MONITOR-27", "1");
        search("");
        add("DOCK-USBC", "2");
        assertThat(page.locator("#total")).hasText("USD\u00a0747.00");
        // by the keyboard alone
        line("MONITOR-27").locator("input").fill("3");
        page.keyboard().press("Enter");
        assertThat(page.locator("#total")).hasText("USD\u00a01,305.00", patiently());
        line("DOCK-USBC").locator("button").click();
        assertThat(page.locator(".lines li")).hasCount(2);
        assertThat(page.locator("#total")).hasText("USD\u00a0987.00");
        line("MONITOR-27").locator("input").fill("plenty");
        page.keyboard().press("Enter");
        assertThat(page.locator("[role=alert]")).containsText("A quantity is a number above zero");
        assertFits("refused");
        page.navigate(page.url().replaceFirst("basket$", ""));
        assertThat(page.locator("#total")).hasText("USD\u00a0987.00");
        assertFits("filled");
        assertEquals(List.of(), outside());

        button("Return the cart").click();
        assertThat(page.locator("h1")).hasText("Cart received", patiently());
        String message = message();
        assertTrue(message.contains("operationAllowed=\"edit\""), message);
        assertTrue(message.contains("<Money currency=\"USD\">987.00</Money>"), message);
        assertEquals(List.of("CABLE-USBC 12", "MONITOR-27 3"), items(message));
        assertEquals(
                2,
                Rows.number(
                        "Client_Acme",
                        "SELECT COUNT(*) FROM CartItems l JOIN PunchOutSessions s ON s.cartId = l.cartId WHERE s.payloadID = ?",
                        lastPayloadId));

        // what has ended does not go on: neither the link nor the page behind it
        assertRefused(page.navigate(start));
        page.goBack();

        page.navigate(start("edit", true, repeated(message)));
        assertThat(page.locator("h1")).hasText("Change the cart");
        line("CABLE-USBC").locator("button").click();
        search("keyboard");
        add("KEYBOARD-US", "1");
        button("Return the cart").click();
        assertThat(page.locator("h1")).hasText("Cart received", patiently());
        String changed = message();
        assertEquals(List.of("MONITOR-27 3", "KEYBOARD-US 1"), items(changed));

        page.navigate(start("inspect", true, repeated(changed)));
        assertThat(page.locator("h1")).hasText("Look at the cart");
        assertThat(page.locator(".lines li")).hasCount(2);
        assertThat(page.locator("input:not([type=hidden])")).hasCount(0);
        assertFits("inspected");
        button("Go back").click();
        assertThat(page.locator("h1")).hasText("Cart received", patiently());
        String looked = message();
        assertTrue(looked.contains("<Status code=\"204\""), looked);
        assertEquals(List.of(), items(looked));
        assertNotOwned();
    }

    @Test
    void startPageOpensOnceAndForOneBrowser() {
        String start = start("create", true, "");
        HttpResponse<String> first = get(start);
        assertEquals(303, first.statusCode());
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow();
        String location = first.headers().firstValue("Location").orElseThrow();
        assertTrue(
                cookie.matches(
                        "toga-punchout=[A-Za-z0-9_-]{43}; Path=" + location + "; Max-Age=3600; HttpOnly; SameSite=Lax"),
                cookie);
        HttpResponse<String> second = get(start);
        assertEquals(410, second.statusCode());
        assertTrue(second.body().contains("This cart is closed"));
        // without the cookie there is nothing to see
        assertEquals(410, get(Run.product().url() + location).statusCode());
        assertRefused(page.navigate(start));
        assertFits("closed");
        assertEquals(
                404, get(Run.product().url() + "/punchout/acme/start/short").statusCode());
        assertEquals(404, get(Run.product().url() + "/punchout").statusCode());
    }

    @Test
    void linkIsNotUsedUpByLookingWhetherItWorks() {
        String start = start("create", true, "");
        HttpResponse<String> head = Api.raw(HttpRequest.newBuilder(URI.create(start))
                .method("HEAD", BodyPublishers.noBody())
                .build());
        assertEquals(200, head.statusCode());
        assertEquals(303, get(start).statusCode());
    }

    @Test
    void formOfAnotherSiteDoesNothing() {
        HttpResponse<String> first = get(start("create", true, ""));
        String page =
                Run.product().url() + first.headers().firstValue("Location").orElseThrow();
        String cookie = first.headers().firstValue("Set-Cookie").orElseThrow().replaceFirst(";.*", "");
        for (String origin : List.of("https://evil.example", "null")) {
            assertEquals(403, post(page + "cancel", cookie, origin).statusCode());
        }
        assertEquals(200, get(page, cookie).statusCode());
        HttpResponse<String> own = post(page + "cancel", cookie, Run.product().url());
        assertEquals(200, own.statusCode());
        String policy = own.headers().firstValue("Content-Security-Policy").orElseThrow();
        assertTrue(policy.endsWith("form-action 'self' " + buyer.url().replaceFirst("/cart.*", "")), policy);
        assertEquals(410, get(page, cookie).statusCode());
    }

    @Test
    void cancelledCartIsAnEmptyMessage() throws Exception {
        page.navigate(start("create", true, ""));
        add("MOUSE-OPT", "1");
        button("Cancel").click();
        assertThat(page.locator("h1")).hasText("Cart received", patiently());
        String message = message();
        assertEquals(List.of(), items(message));
        assertFalse(message.contains("<Status"), message);
    }

    @Test
    void sessionWithoutReturnAddressSaysSo() {
        page.navigate(start("create", false, ""));
        assertThat(page.locator(".message")).containsText("no address to return to");
        add("MOUSE-OPT", "1");
        button("Finish").click();
        assertThat(page.locator("h1")).hasText("You are done");
        assertFits("done");
        assertEquals(List.of(), browser.complaints());
    }

    private String lastPayloadId = "";

    /** Sends a setup request; answers where its start page is. */
    private String start(String operation, boolean returns, String parts) {
        lastPayloadId = UUID.randomUUID() + "@buyer.example";
        String post = "<BrowserFormPost><URL>" + buyer.url().replace("&", "&amp;") + "</URL></BrowserFormPost>";
        String document = """
                <?xml version="1.0" encoding="UTF-8"?>
                <!DOCTYPE cXML SYSTEM "http://xml.cxml.org/schemas/cXML/1.2.050/cXML.dtd">
                <cXML payloadID="%s" timestamp="2026-11-02T09:00:00-06:00"><Header>
                <From><Credential domain="NetworkId"><Identity>%s</Identity></Credential></From>
                <To><Credential domain="NetworkId"><Identity>AN01000000009</Identity></Credential></To>
                <Sender><Credential domain="NetworkId"><Identity>%s</Identity><SharedSecret>%s</SharedSecret></Credential>
                <UserAgent>Integration test</UserAgent></Sender></Header>
                <Request><PunchOutSetupRequest operation="%s"><BuyerCookie>%s</BuyerCookie>
                <Extrinsic name="UserEmail">pat@northside.example</Extrinsic>%s
                <Contact role="endUser"><Name xml:lang="en">Pat O'Hara</Name></Contact>%s
                </PunchOutSetupRequest></Request></cXML>""".formatted(
                        lastPayloadId,
                        BUYER,
                        BUYER,
                        Run.product().cxmlIdentity(BUYER).sharedSecret(),
                        operation,
                        COOKIE.replace("&amp;", "&amp;amp;").replace("<", "&lt;"),
                        returns ? post : "",
                        parts);
        HttpResponse<String> answer =
                Api.raw(HttpRequest.newBuilder(URI.create(Run.product().url() + "/cxml"))
                        .header("Content-Type", "text/xml; charset=UTF-8")
                        .POST(BodyPublishers.ofString(document))
                        .build());
        Matcher start = START.matcher(answer.body());
        assertTrue(start.find(), answer.body());
        return start.group(1);
    }

    /** The message that came to the buyer: with the cookie as it was, without a secret. */
    private String message() throws InterruptedException {
        Map<String, String> form = buyer.received();
        assertEquals("[cXML-base64]", form.keySet().toString());
        String message = new String(Base64.getDecoder().decode(form.get("cXML-base64")), StandardCharsets.UTF_8);
        String cookie = message.replaceAll("(?s).*<BuyerCookie>(.*)</BuyerCookie>.*", "$1");
        assertEquals(
                COOKIE,
                cookie.replace("&lt;", "<")
                        .replace("&gt;", ">")
                        .replace("&quot;", "\"")
                        .replace("&amp;", "&"));
        assertFalse(message.contains("SharedSecret"));
        assertFalse(message.contains(Run.product().cxmlIdentity(BUYER).sharedSecret()));
        assertTrue(message.contains("<From><Credential domain=\"NetworkId\"><Identity>AN01000000009<"), message);
        assertTrue(message.contains("<To><Credential domain=\"NetworkId\"><Identity>" + BUYER + "<"), message);
        DocumentTypesCheck.assertValid("PunchOutOrderMessage", message);
        return message;
    }

    private static List<String> items(String message) {
        List<String> items = new ArrayList<>();
        Matcher item = Pattern.compile("<ItemIn quantity=\"([^\"]+)\"><ItemID><SupplierPartID>([^<]+)<")
                .matcher(message);
        while (item.find()) {
            items.add(item.group(2) + " " + item.group(1));
        }
        return items;
    }

    /** The items as the buyer sends them again. */
    private static String repeated(String message) {
        return message.substring(message.indexOf("<ItemIn"), message.indexOf("</PunchOutOrderMessage>"))
                .replace("ItemIn", "ItemOut");
    }

    private void search(String text) {
        page.getByLabel("Search items").fill(text);
        page.keyboard().press("Enter");
        page.waitForURL("**/?q=" + text);
    }

    private void add(String part, String quantity) {
        Locator item = page.locator("#found li[data-part='" + part + "']");
        item.locator("input.quantity").fill(quantity);
        item.locator("button").click();
        assertThat(line(part)).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(Visit.PATIENCE));
    }

    private Locator line(String part) {
        return page.locator(".lines li[data-part='" + part + "']");
    }

    private Locator button(String text) {
        return page.locator(".endings button", new Page.LocatorOptions().setHasText(Pattern.compile("^" + text)))
                .first();
    }

    private void assertRefused(Response answer) {
        assertEquals(410, answer.status());
        assertThat(page.locator("h1")).hasText("This cart is closed");
    }

    /** The page fits a wide screen and a telephone, in light and dark; pictures are kept. */
    private void assertFits(String name) {
        for (int width : List.of(1280, 390)) {
            page.setViewportSize(width, 900);
            int needed = (Integer) page.evaluate("() => document.documentElement.scrollWidth");
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                String file =
                        "punchout-" + name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT) + ".png";
                page.screenshot(new Page.ScreenshotOptions()
                        .setPath(Path.of("target", file))
                        .setFullPage(true));
            }
            assertTrue(needed <= width, name + " needs " + needed + " pixels of " + width);
        }
        page.setViewportSize(1280, 900);
    }

    private static LocatorAssertions.HasTextOptions patiently() {
        return new LocatorAssertions.HasTextOptions().setTimeout(Visit.PATIENCE);
    }

    /** Requests to other servers but the buyer's. */
    private List<String> outside() {
        return browser.outside().stream()
                .filter(url -> !url.startsWith(buyer.url().replaceFirst("/cart.*", "")))
                .toList();
    }

    private void assertNotOwned() {
        assertFalse(page.title().contains("owned"));
        assertEquals(List.of(), outside());
    }

    private static HttpResponse<String> get(String url) {
        return Api.raw(HttpRequest.newBuilder(URI.create(url)).build());
    }

    private static HttpResponse<String> get(String url, String cookie) {
        return Api.raw(
                HttpRequest.newBuilder(URI.create(url)).header("Cookie", cookie).build());
    }

    private static HttpResponse<String> post(String url, String cookie, String origin) {
        return Api.raw(HttpRequest.newBuilder(URI.create(url))
                .header("Cookie", cookie)
                .header("Origin", origin)
                .header("Content-Type", "application/x-www-form-urlencoded")
                .POST(BodyPublishers.ofString(""))
                .build());
    }
}
