package com.togahub.api.punchout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.engine.cxml.punchout.Article;
import com.togahub.engine.cxml.punchout.Basket;
import com.togahub.engine.cxml.punchout.BasketLine;
import com.togahub.engine.cxml.punchout.ReturnForm;
import com.togahub.engine.cxml.punchout.ReturnTarget;
import com.togahub.engine.cxml.punchout.SessionKey;
import com.togahub.engine.cxml.punchout.Visit;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/** Pages keep what others say from becoming markup, and load what is there. */
class PagesTest {
    private static final String EVIL = "\"'><script>alert(1)</script>&amp;";
    private static final Pattern FILE = Pattern.compile("/punchout/files/([a-z.]+)");

    private static Visit visit() {
        BasketLine line = new BasketLine(
                EVIL,
                EVIL,
                EVIL,
                EVIL,
                BigDecimal.ONE,
                BigDecimal.TEN,
                EVIL,
                Optional.empty(),
                Optional.empty(),
                Optional.of(EVIL));
        Article article = new Article(
                EVIL,
                EVIL,
                EVIL,
                BigDecimal.ONE,
                Optional.of(EVIL),
                Optional.of(EVIL),
                Optional.of(EVIL),
                Optional.of(EVIL),
                Optional.of(EVIL));
        return new Visit(
                EVIL,
                Optional.of(EVIL),
                Optional.of(EVIL),
                true,
                false,
                new Basket(EVIL, List.of(line)),
                Optional.of(article),
                EVIL,
                List.of(article),
                true);
    }

    @Test
    void nothing_of_others_is_markup() {
        String shop = new ShopPage("", visit(), Optional.of(EVIL)).document().html();
        assertFalse(shop.contains("<script"));
        assertTrue(shop.contains("&quot;&#39;&gt;&lt;script&gt;alert(1)&lt;/script&gt;&amp;amp;"));
        ReturnForm form = new ReturnForm(new ReturnTarget("https://b.example/" + EVIL, "https://b.example"), "f", EVIL);
        assertEquals(1, ReturnPage.of("", form).html().split("<script", -1).length - 1);
    }

    @Test
    void policies_let_forms_go_to_the_target_alone() {
        ReturnForm form = new ReturnForm(new ReturnTarget("https://b.example/x", "https://b.example"), "f", "v");
        assertTrue(ReturnPage.of("", form).policy().endsWith("; form-action 'self' https://b.example"));
        Document shop = new ShopPage("", visit(), Optional.empty()).document();
        assertTrue(shop.policy().endsWith("; form-action 'self'"));
        assertTrue(shop.policy().startsWith("default-src 'none';"));
    }

    @Test
    void files_of_pages_are_there_and_hold_nothing_from_elsewhere() throws Exception {
        ReturnForm form = new ReturnForm(new ReturnTarget("https://b.example/x", "https://b.example"), "f", "v");
        Matcher file = FILE.matcher(ReturnPage.of("", form).html());
        int found = 0;
        while (file.find()) {
            String text = Files.readString(Path.of("src/main/webapp/WEB-INF/punchout", file.group(1)));
            assertFalse(text.replace("http://www.w3.org/2000/svg", "").matches("(?s).*(https?://|@import|url\\().*"));
            found++;
        }
        assertEquals(3, found);
    }

    @Test
    void an_inspection_has_no_inputs() {
        Visit visit = visit();
        Visit readOnly = new Visit(
                visit.customer(),
                visit.person(),
                visit.returnHost(),
                false,
                true,
                visit.basket(),
                Optional.empty(),
                "",
                List.of(),
                false);
        String html = new ShopPage("", readOnly, Optional.empty()).document().html();
        assertFalse(html.contains("<input"));
        assertFalse(html.contains("action=\"return\""));
        assertTrue(html.contains("action=\"cancel\""));
    }

    @Test
    void addresses_are_read_strictly() {
        String uuid = "01234567-89ab-cdef-0123-456789abcdef";
        String key = "a".repeat(43);
        assertEquals(
                Optional.of(new SessionKey(key)),
                PagePath.of("/acme/start/" + key).orElseThrow().startKey());
        assertEquals("", PagePath.of("/acme/" + uuid + "/").orElseThrow().action());
        assertEquals(
                "basket", PagePath.of("/acme/" + uuid + "/basket").orElseThrow().action());
        for (String path : new String[] {
            null,
            "",
            "/",
            "/acme",
            "/acme/start/",
            "/acme/start/" + key + "/",
            "/acme/" + uuid,
            "/acme/" + uuid + "/x",
            "/../acme/start/" + key,
            "/Acme/start/" + key
        }) {
            assertEquals(Optional.empty(), PagePath.of(path), path);
        }
    }

    @Test
    void cookies_are_for_one_path_and_no_script() {
        SessionKey key = new SessionKey("k".repeat(43));
        String header = VisitCookie.header(key, "/punchout/acme/x/", Duration.ofMinutes(5), true);
        assertEquals(
                "toga-punchout=" + key.text() + "; Path=/punchout/acme/x/; Max-Age=300; HttpOnly; SameSite=Lax; Secure",
                header);
        assertFalse(VisitCookie.header(key, "/", Duration.ofMinutes(5), false).contains("Secure"));
    }

    @Test
    void amounts_are_for_people() {
        assertEquals("EUR\u00a01,305.00", Amounts.shown(new BigDecimal("1305"), "EUR"));
        assertEquals("EUR\u00a00.125", Amounts.shown(new BigDecimal("0.125000"), "EUR"));
        assertEquals("EUR\u00a00.00", Amounts.shown(BigDecimal.ZERO, "EUR"));
        assertEquals("100", Amounts.plain(new BigDecimal("1E+2")));
    }
}
