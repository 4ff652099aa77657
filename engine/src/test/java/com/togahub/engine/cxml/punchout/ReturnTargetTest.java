package com.togahub.engine.cxml.punchout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import java.util.Optional;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Addresses that a page's policy can name, and others. */
class ReturnTargetTest {
    @ParameterizedTest
    @CsvSource({
        "https://buyer.example/cart?a=1&b=2, https://buyer.example",
        "HTTP://Buyer.Example:2600, http://buyer.example:2600",
        "http://under_scored.com, http://under_scored.com",
        "https://[2001:db8::1]:8443/x#y, https://[2001:db8::1]:8443",
    })
    void origins_are_named(String url, String origin) {
        assertEquals(Optional.of(new ReturnTarget(url, origin)), ReturnTarget.of(url));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "javascript:alert(1)",
                "//buyer.example",
                "https://user:password@buyer.example/",
                "https://buyer.example;script-src *",
                "https://buyer.example, https://other.example",
                "https://b\u00fcyer.example/",
                "https:///cart",
                "data:text/html,x"
            })
    void others_are_none(String url) {
        assertEquals(Optional.empty(), ReturnTarget.of(url));
    }
}
