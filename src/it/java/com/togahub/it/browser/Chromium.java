package com.togahub.it.browser;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import java.net.URI;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/** The machine's Chromium with one page, which notes what a console must never do. */
final class Chromium implements AutoCloseable {
    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright;
    private final BrowserContext context;
    private final Page page;
    private final List<String> complaints = new ArrayList<>();
    private final List<String> outside = new ArrayList<>();

    /** Opens it with an empty profile. Requests to other places than {@code home} are noted. */
    Chromium(Path executable, Path profile, URI home) {
        playwright = Playwright.create(
                new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
        context = playwright
                .chromium()
                .launchPersistentContext(
                        profile,
                        new BrowserType.LaunchPersistentContextOptions()
                                .setExecutablePath(executable)
                                .setArgs(FLAGS)
                                .setViewportSize(1280, 900));
        page = context.pages().get(0);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error") || message.type().equals("warning")) {
                complaints.add(message.text());
            }
        });
        page.onPageError(complaints::add);
        context.onRequest(request -> {
            URI target = URI.create(request.url());
            if (!home.getAuthority().equals(target.getAuthority())) {
                outside.add(request.url());
            }
        });
    }

    /** The Chromium named by {@code CHROMIUM}, else the system's, if there is one. */
    static Optional<Path> find() {
        return Stream.of(
                        System.getenv("CHROMIUM"),
                        "/usr/bin/chromium",
                        "/usr/bin/chromium-browser",
                        "/usr/bin/google-chrome")
                .filter(name -> name != null && !name.isBlank())
                .map(Path::of)
                .filter(Files::isExecutable)
                .findFirst();
    }

    Page page() {
        return page;
    }

    /** Errors and warnings of the page's scripts and policies. */
    List<String> complaints() {
        return List.copyOf(complaints);
    }

    /** Addresses on other servers that the page asked for. */
    List<String> outside() {
        return List.copyOf(outside);
    }

    @Override
    public void close() {
        context.close();
        playwright.close();
    }
}
