package com.togahub.engine.job.binding;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import java.lang.reflect.Method;
import java.time.Duration;
import java.util.Optional;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RetryRuleTest {
    private static final RetryRule RULE = new RetryRule(5, Duration.ofSeconds(10), Duration.ofMinutes(1));

    @ParameterizedTest
    @CsvSource({"0, 0, 10000", "1, 0, 20000", "2, 0, 40000", "3, 0, 60000", "900, 0, 60000", "0, 0.5, 10500"})
    @DisplayName("a pause doubles each time up to the longest, and is a tenth longer at most")
    void pauses(int retries, double jitter, long millis) {
        assertEquals(Duration.ofMillis(millis), RULE.delay(retries, jitter));
    }

    @Test
    @DisplayName("a method's annotation goes before its class's")
    void methodWins() throws NoSuchMethodException {
        assertEquals(
                Optional.of(new RetryRule(2, Duration.ofSeconds(10), Duration.ofHours(1))),
                of(Annotated.class, "plain"));
        assertEquals(
                Optional.of(new RetryRule(7, Duration.ofSeconds(1), Duration.ofSeconds(30))),
                of(Annotated.class, "own"));
        assertEquals(Optional.empty(), of(RetryRuleTest.class, "none"));
    }

    @Test
    @DisplayName("annotations without sense are refused with what is wrong")
    void nonsense() {
        assertTrue(refusal("never").contains("max must be at least 1"));
        assertTrue(refusal("unclear").contains("soon is no duration"));
        assertTrue(refusal("backwards").contains("beyond longest"));
    }

    private static String refusal(String method) {
        return assertThrows(IllegalArgumentException.class, () -> of(Annotated.class, method))
                .getMessage();
    }

    private static Optional<RetryRule> of(Class<?> type, String name) throws NoSuchMethodException {
        Method method = type.getDeclaredMethod(name);
        return RetryRule.of(type, method);
    }

    void none() {}

    @Retry(max = 2)
    interface Annotated {
        void plain();

        @Retry(max = 7, backoff = "PT1S", longest = "PT30S")
        void own();

        @Retry(max = 0)
        void never();

        @Retry(max = 1, backoff = "soon")
        void unclear();

        @Retry(max = 1, backoff = "PT2H", longest = "PT1H")
        void backwards();
    }
}
