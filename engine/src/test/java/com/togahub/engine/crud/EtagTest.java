package com.togahub.engine.crud;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

class EtagTest {
    private static final String OWN = Etag.own(List.of("a", 1L));
    private static final String TAG = Etag.of(OWN, "{}".getBytes(StandardCharsets.UTF_8));

    @Test
    void the_first_part_depends_on_every_value_and_its_place() {
        assertEquals(OWN, Etag.own(List.of("a", 1L)));
        assertNotEquals(OWN, Etag.own(List.of("a", 2L)));
        assertNotEquals(Etag.own(List.of("ab", "c")), Etag.own(List.of("a", "bc")));
        assertNotEquals(Etag.own(Arrays.asList((Object) null)), Etag.own(List.of("")));
        assertEquals(Etag.own(List.of(new BigDecimal("1.50"))), Etag.own(List.of(new BigDecimal("1.5"))));
    }

    @Test
    void a_change_is_allowed_by_any_strong_tag_of_the_same_state() {
        String otherBytes = Etag.of(OWN, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));

        assertTrue(Etag.matches(TAG, OWN));
        assertTrue(Etag.matches(otherBytes, OWN));
        assertTrue(Etag.matches("\"x,y\", " + TAG + " ,\"z\"", OWN));
        assertTrue(Etag.matches(" * ", OWN));
        assertFalse(Etag.matches("W/" + TAG, OWN));
        assertFalse(Etag.matches("\"" + OWN + "\"", OWN));
        assertFalse(Etag.matches(TAG, Etag.own(List.of("b"))));
        assertFalse(Etag.matches(TAG.replace("\"", ""), OWN));
        assertFalse(Etag.matches("", OWN));
    }

    @Test
    void what_is_known_is_the_whole_tag() {
        String otherBytes = Etag.of(OWN, "{\"a\":1}".getBytes(StandardCharsets.UTF_8));

        assertTrue(Etag.isKnown("\"other\", " + TAG, TAG));
        assertTrue(Etag.isKnown("W/" + TAG, TAG));
        assertTrue(Etag.isKnown("*", TAG));
        assertFalse(Etag.isKnown(otherBytes, TAG));
        assertFalse(Etag.isKnown("nonsense", TAG));
    }

    @Test
    void a_long_header_is_read_in_linear_time() {
        String header = "\"" + "a".repeat(200_000);

        assertFalse(Etag.matches(header, OWN));
        assertFalse(Etag.matches("\"a\",".repeat(50_000), OWN));
    }
}
