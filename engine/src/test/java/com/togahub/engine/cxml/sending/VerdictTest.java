package com.togahub.engine.cxml.sending;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;

import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What answers mean. */
class VerdictTest {
    private static HttpAnswer answer(int http, String body) {
        return new HttpAnswer(http, Optional.of("text/xml; charset=UTF-8"), body.getBytes(StandardCharsets.UTF_8));
    }

    private static String response(String code, String text) {
        return "<?xml version=\"1.0\"?><!DOCTYPE cXML SYSTEM \"http://x/cXML.dtd\"><cXML payloadID=\"1\" timestamp=\"2\">"
                + "<Response><Status code=\"" + code + "\" text=\"T\">" + text + "</Status></Response></cXML>";
    }

    private static String meaning(Verdict verdict) {
        if (verdict instanceof Verdict.Said said) {
            return said.isTaken() ? "taken" : said.isRefused() ? "refused" : "again";
        }
        return "unclear";
    }

    @ParameterizedTest
    @CsvSource({
        "200, 200, taken", "200, 201, taken", "200, 281, taken", "200, 400, refused", "500, 409, refused",
        "200, 499, refused", "200, 500, again", "503, 560, again", "200, 599, again", "404, 200, taken",
        "302, 200, unclear", "200, 100, unclear", "200, 302, unclear", "200, 999, unclear", "200, abc, unclear",
        "200, -200, unclear",
    })
    void the_protocols_status_decides(int http, String code, String expected) {
        assertEquals(expected, meaning(Verdict.of(answer(http, response(code, "x")), Optional.empty())));
    }

    @ParameterizedTest
    @CsvSource({
        "''",
        "'<html><body>502</body></html>'",
        "'<cXML><Response/></cXML>'",
        "'<cXML><Status code=\"200\"/></cXML>'",
        "'not xml'",
        "'<cXML><Response><Status code=\"200\"/></Response>'",
        "'<!DOCTYPE cXML [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><cXML><Response><Status code=\"200\">&x;</Status></Response></cXML>'",
    })
    void anything_else_is_no_answer(String body) {
        assertEquals("unclear", meaning(Verdict.of(answer(200, body), Optional.empty())));
    }

    @Test
    void a_secret_that_is_sent_back_is_not_kept() {
        Verdict.Said said =
                (Verdict.Said) Verdict.of(answer(200, response("401", "unknown s&amp;cret")), Optional.of("s&cret"));
        assertFalse(said.text().contains("cret"), said.text());
        assertFalse(said.document().contains("cret"), said.document());
        assertEquals("401 T: unknown *****", said.text());
    }
}
