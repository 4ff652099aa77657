package com.togahub.api.host;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Only trusted proxies tell that a request came over TLS. */
class PublicAddressTest {
    @ParameterizedTest
    @CsvSource({
        "http://a.example/cxml, true, https, https://a.example/cxml",
        "http://a.example/cxml, true, HTTPS, https://a.example/cxml",
        "http://a.example/cxml, false, https, http://a.example/cxml",
        "http://a.example/cxml, true, http, http://a.example/cxml",
        "http://a.example/cxml, true, , http://a.example/cxml",
        "https://a.example/cxml, true, https, https://a.example/cxml"
    })
    void the_scheme_is_the_senders(String url, boolean isTrusted, String forwarded, String expected) {
        assertEquals(expected, PublicAddress.of(url, isTrusted, forwarded));
    }
}
