package com.togahub.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.togahub.it.support.Api;
import com.togahub.it.support.DeployedProduct;
import com.togahub.it.support.Run;
import com.togahub.launcher.DemoSecrets;
import java.net.URI;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import org.jboss.arquillian.container.test.api.RunAsClient;
import org.jboss.arquillian.junit5.ArquillianExtension;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** The page that shows the API's documentation. */
@ExtendWith(ArquillianExtension.class)
@RunAsClient
class DocsIT {
    private static final double PATIENCE = 20_000;

    @ParameterizedTest
    @CsvSource({
        "/v2/docs/, text/html",
        "/v2/docs/index.html, text/html",
        "/v2/docs/docs.js, text/javascript",
        "/v2/docs/docs.css, text/css",
        "/v2/docs/favicon.svg, image/svg+xml",
        "/v2/docs/swagger-ui-bundle.js, text/javascript",
        "/v2/docs/swagger-ui.css, text/css"
    })
    void everyFileIsSentUnderAStrictPolicy(String path, String type) {
        HttpResponse<String> response = get(path);
        assertEquals(200, response.statusCode());
        assertTrue(response.headers().firstValue("Content-Type").orElse("").startsWith(type));
        String policy = response.headers().firstValue("Content-Security-Policy").orElse("");
        assertTrue(policy.startsWith("default-src 'self';") && !policy.contains("unsafe"), policy);
    }

    @ParameterizedTest
    @CsvSource({"/v2/docs/nothing.js", "/v2/docs/../../web.xml", "/WEB-INF/docs/index.html", "/v2/docs/web.xml"})
    void nothingElseIsSent(String path) {
        assertTrue(get(path).statusCode() >= 400);
    }

    private static HttpResponse<String> get(String path) {
        return Api.raw(
                HttpRequest.newBuilder(URI.create(Run.product().url() + path)).build());
    }

    @Test
    void whoSignsInTriesOutWhatIsGranted(@TempDir Path profile) {
        Optional<Path> executable = Chromium.find();
        assumeTrue(executable.isPresent(), "Skipped: no Chromium; install it or name its path in CHROMIUM.");
        DeployedProduct product = Run.product();
        DemoSecrets.Credential credential = product.credential("demo-admin");
        try (Chromium browser = new Chromium(executable.get(), profile, product.baseUrl())) {
            Page page = browser.page();
            page.navigate(product.url() + "/v2/docs");
            page.getByLabel("API key").fill(credential.apiKey());
            page.getByLabel("Secret").fill("wrong");
            page.getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                    .click();
            assertThat(page.locator("#notice")).hasClass("failed", patiently());
            page.getByLabel("Secret").fill(credential.secret());
            page.getByText("Sign in", new Page.GetByTextOptions().setExact(true))
                    .click();
            Locator section = page.locator("#operations-tag-items");
            section.click();
            String shot = System.getProperty("docs.screenshot");
            if (shot != null) {
                page.screenshot(new Page.ScreenshotOptions().setPath(Path.of(shot)));
            }
            Locator operation = page.locator(".opblock-get[id^='operations-items-'][id$='list']")
                    .first();
            operation.locator(".opblock-summary-control").click();
            operation.locator("button.try-out__btn").click();
            operation.locator("button.execute").click();
            Locator status = operation
                    .locator(".live-responses-table .response-col_status")
                    .last();
            assertThat(status).containsText("200", new LocatorAssertions.ContainsTextOptions().setTimeout(PATIENCE));
            assertEquals(List.of(), browser.outside());
            assertEquals(
                    List.of(),
                    browser.complaints().stream()
                            .filter(each -> !each.contains("401"))
                            .toList());
        }
    }

    private static LocatorAssertions.HasClassOptions patiently() {
        return new LocatorAssertions.HasClassOptions().setTimeout(PATIENCE);
    }
}
