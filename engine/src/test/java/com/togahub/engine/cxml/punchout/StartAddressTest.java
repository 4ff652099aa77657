package com.togahub.engine.cxml.punchout;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Start pages are where documents are sent to. */
class StartAddressTest {
    @ParameterizedTest
    @CsvSource({
        "https://cxml.example/cxml, https://cxml.example",
        "https://cxml.example/cxml/, https://cxml.example",
        "http://localhost:8080/, http://localhost:8080",
        "http://localhost:8080, http://localhost:8080",
        "https://host.example/toga/cxml, https://host.example/toga"
    })
    void the_page_is_on_the_same_host(String sentTo, String base) {
        SessionKey key = SessionKey.random();
        assertEquals(base + "/punchout/acme/start/" + key.text(), StartAddress.of(sentTo, "acme", key));
    }

    @Test
    void keys_are_random_and_do_not_show_themselves() {
        SessionKey key = SessionKey.random();
        assertEquals(43, key.text().length());
        assertNotEquals(key, SessionKey.random());
        assertFalse(key.toString().contains(key.text()));
        assertFalse(key.hash().contains(key.text()));
        assertEquals(64, key.hash().length());
    }
}
