package com.togahub.api.punchout;

import static org.junit.jupiter.api.Assertions.assertEquals;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** Which forms come from our own pages. */
class SameOriginTest {
    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "https://shop.example, -, shop.example, true",
                "http://shop.example:8080, same-origin, shop.example:8080, true",
                "https://Shop.example, -, shop.example, true",
                "https://evil.example, same-origin, shop.example, false",
                "https://shop.example:8443, -, shop.example, false",
                "null, same-origin, shop.example, false",
                "shop.example, -, shop.example, false",
                "-, same-origin, shop.example, true",
                "-, cross-site, shop.example, false",
                "-, -, shop.example, false"
            })
    void origins(String origin, String site, String host, boolean isSure) {
        assertEquals(isSure, SameOrigin.isSure(origin, site, host));
    }
}
