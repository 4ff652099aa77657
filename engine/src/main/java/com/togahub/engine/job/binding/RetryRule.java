package com.togahub.engine.job.binding;

import java.lang.reflect.Method;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.Optional;

/**
 * When and how often an action is tried again.
 *
 * @param most how many times
 * @param first the first pause
 * @param longest no pause is longer
 */
public record RetryRule(int most, Duration first, Duration longest) {
    private static final int MOST_DOUBLINGS = 30;
    private static final double JITTER = 0.1;

    public RetryRule {
        if (most < 1) {
            throw new IllegalArgumentException("@Retry: max must be at least 1, not " + most);
        }
        if (first.isNegative() || longest.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "@Retry: backoff must not be negative nor beyond longest: " + first + ", " + longest);
        }
    }

    /**
     * The pause before the next attempt: the first one doubled each time, up to the longest, and up to a tenth more.
     *
     * @param retries how many retries there have been
     * @param jitter from 0 to below 1
     */
    public Duration delay(int retries, double jitter) {
        double millis = Math.min(
                (double) first.toMillis() * (1L << Math.min(retries, MOST_DOUBLINGS)), (double) longest.toMillis());
        return Duration.ofMillis(Math.round(millis * (1 + JITTER * jitter)));
    }

    /**
     * The rule that a method, or else its class, is annotated with.
     *
     * @throws IllegalArgumentException when the annotation makes no sense
     */
    static Optional<RetryRule> of(Class<?> type, Method method) {
        Retry own = method.getAnnotation(Retry.class);
        return Optional.ofNullable(own == null ? type.getAnnotation(Retry.class) : own)
                .map(RetryRule::of);
    }

    private static RetryRule of(Retry retry) {
        try {
            return new RetryRule(retry.max(), Duration.parse(retry.backoff()), Duration.parse(retry.longest()));
        } catch (DateTimeParseException unfit) {
            throw new IllegalArgumentException("@Retry: " + unfit.getParsedString() + " is no duration", unfit);
        }
    }
}
