package com.togahub.engine.job;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;

class FailureReasonTest {
    @Test
    @DisplayName("class, message and causes are said, with frames of the application and of customers' code alone")
    void frames() {
        IllegalStateException failure = new IllegalStateException("it broke", new NumberFormatException("no number"));
        failure.setStackTrace(new StackTraceElement[] {
            frame("java.util.Objects", "requireNonNull"),
            frame("com.example.action.Carrier", "book"),
            frame("com.togahub.worker.action.Github", "webhook"),
            frame("org.jboss.weld.Proxy", "call")
        });
        failure.getCause().setStackTrace(new StackTraceElement[] {frame("java.lang.Integer", "parseInt")});
        assertEquals("""
                java.lang.IllegalStateException: it broke
                    at com.example.action.Carrier.book(File.java:7)
                    at com.togahub.worker.action.Github.webhook(File.java:7)
                Caused by: java.lang.NumberFormatException: no number""", FailureReason.of(failure));
    }

    @Test
    @DisplayName("a failure that causes itself, and a very long message, come to an end")
    void bounded() {
        IllegalStateException one = new IllegalStateException("one");
        IllegalStateException two = new IllegalStateException("two", one);
        one.initCause(two);
        assertTrue(FailureReason.of(one).contains("Caused by"));
        assertTrue(
                FailureReason.of(new IllegalStateException("x".repeat(100_000))).length() < 20_000);
    }

    private static StackTraceElement frame(String type, String method) {
        return new StackTraceElement(type, method, "File.java", 7);
    }
}
