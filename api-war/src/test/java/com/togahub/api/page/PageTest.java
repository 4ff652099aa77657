package com.togahub.api.page;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class PageTest {
    private final Page page = page("let a = 1;");

    @Test
    void tagDependsOnTheContentAlone() {
        assertEquals(page.tag(), page("let a = 1;").tag());
        assertNotEquals(page.tag(), page("let a = 2;").tag());
    }

    @Test
    void browserThatHoldsTheContentIsToldSo() {
        assertTrue(page.isKnownBy(Optional.of(page.tag())));
        assertTrue(page.isKnownBy(Optional.of("W/" + page.tag())));
        assertTrue(page.isKnownBy(Optional.of("\"old\", " + page.tag())));
        assertTrue(page.isKnownBy(Optional.of("*")));
    }

    @Test
    void browserThatHoldsAnotherVersionGetsThisOne() {
        assertFalse(page.isKnownBy(Optional.empty()));
        assertFalse(page.isKnownBy(Optional.of("\"old\"")));
        assertFalse(page.isKnownBy(Optional.of(page("let a = 2;").tag())));
    }

    @Test
    void onlyTheConsolesKindsOfFilesHaveAMediaType() {
        assertEquals(Optional.of("text/javascript; charset=utf-8"), Page.mediaType("/js/main.js"));
        assertEquals(Optional.of("text/html; charset=utf-8"), Page.mediaType("/index.html"));
        assertEquals(Optional.empty(), Page.mediaType("/js"));
        assertEquals(Optional.empty(), Page.mediaType("/WEB-INF/web.xml"));
        assertEquals(Optional.empty(), Page.mediaType("/x.jsp"));
    }

    @Test
    void noPathLeadsOutOfTheConsoleOrSpellsAFileAnotherWay() {
        for (String path : List.of(
                "/../WEB-INF/x.js", "/js/../index.html", "/./index.html", "//index.html", "/a\\b.js", "index.html")) {
            assertEquals(Optional.empty(), Page.mediaType(path), path);
        }
    }

    private static Page page(String content) {
        return Page.of(content.getBytes(UTF_8), "text/javascript; charset=utf-8");
    }
}
