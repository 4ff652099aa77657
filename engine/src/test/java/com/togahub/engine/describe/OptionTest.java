package com.togahub.engine.describe;

import static org.junit.jupiter.api.Assertions.assertEquals;

import com.togahub.engine.request.Options;
import java.util.HashSet;
import java.util.Set;
import org.junit.jupiter.api.Test;

class OptionTest {
    @Test
    void describesEveryOptionThatRequestsCanHave() {
        Set<String> described = new HashSet<>();
        Option.EVERY.forEach(option -> described.add(option.name()));
        assertEquals(Options.NAMES, described);
    }
}
