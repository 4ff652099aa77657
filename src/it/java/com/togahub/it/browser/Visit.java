package com.togahub.it.browser;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.options.ColorScheme;
import com.microsoft.playwright.options.ReducedMotion;
import com.togahub.it.support.Product;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/** A person who has signed in to the console. */
final class Visit implements AutoCloseable {
    /** How long a page may take on a busy machine, in ms. */
    static final double PATIENCE = 20_000;

    private static final int WIDE = 1280;
    private static final int NARROW = 390;

    private final Chromium browser;
    private final Page page;

    private Visit(Chromium browser) {
        this.browser = browser;
        this.page = browser.page();
    }

    /** Signs in; skips the test where there is no browser. */
    static Visit signIn(Product product, Path profile) {
        Optional<Path> executable = Chromium.find();
        assumeTrue(executable.isPresent(), "Skipped: no Chromium; install it or name its path in CHROMIUM.");
        Visit visit = new Visit(new Chromium(executable.get(), profile, product.baseUrl()));
        Page page = visit.page;
        page.navigate(product.baseUrl() + "/console/");
        page.getByLabel("Client").fill(product.client());
        page.getByLabel("E-mail").fill(product.user());
        page.getByLabel("Password").fill(product.password());
        page.keyboard().press("Enter");
        assertThat(page.locator("#verdict")).isVisible(new LocatorAssertions.IsVisibleOptions().setTimeout(PATIENCE));
        return visit;
    }

    Page page() {
        return page;
    }

    /** Goes to a page of the console. */
    void show(String hash) {
        page.evaluate("hash => { location.hash = hash; }", hash);
    }

    /** No error of any script, no request to another server; a picture is kept. */
    void assertCalm(String name) {
        keep(name);
        assertEquals(List.of(), browser.complaints());
        assertEquals(List.of(), browser.outside());
    }

    /** The page fits a wide screen and a telephone, in light and dark; pictures are kept. */
    void assertFits(String name) {
        // colours change at once, so that pictures show no half-way ones
        page.emulateMedia(new Page.EmulateMediaOptions().setReducedMotion(ReducedMotion.REDUCE));
        for (int width : List.of(WIDE, NARROW)) {
            page.setViewportSize(width, 900);
            int needed = (Integer) page.evaluate("() => document.documentElement.scrollWidth");
            for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
                page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(scheme));
                keep(name + "-" + width + "-" + scheme.name().toLowerCase(Locale.ROOT));
            }
            assertTrue(needed <= width, name + " needs " + needed + " pixels of " + width);
        }
        page.setViewportSize(WIDE, 900);
        page.emulateMedia(new Page.EmulateMediaOptions().setColorScheme(ColorScheme.LIGHT));
    }

    private void keep(String name) {
        page.screenshot(new Page.ScreenshotOptions().setPath(Path.of("target", "console-" + name + ".png")));
    }

    @Override
    public void close() {
        browser.close();
    }
}
