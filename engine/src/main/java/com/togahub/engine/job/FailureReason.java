package com.togahub.engine.job;

import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;

/**
 * Says in words why an action failed: class, message, and the stack trace cut to the application's own frames, customers' code
 * included: what belongs to the platform and to known libraries is left out.
 */
public final class FailureReason {
    private static final List<String> OTHERS = List.of(
            "java.",
            "javax.",
            "jdk.",
            "sun.",
            "com.sun.",
            "jakarta.",
            "org.glassfish.",
            "fish.payara.",
            "org.jboss.",
            "org.apache.",
            "org.hibernate.",
            "com.fasterxml.",
            "com.mysql.",
            "io.agroal.",
            "software.amazon.");
    private static final int MAX_LENGTH = 16_000;
    private static final int MAX_FRAMES = 50;

    private FailureReason() {}

    /** The reason with its causes. */
    public static String of(Throwable failure) {
        StringBuilder text = new StringBuilder();
        Set<Throwable> seen = Collections.newSetFromMap(new IdentityHashMap<>());
        String prefix = "";
        for (Throwable cause = failure; cause != null && seen.add(cause); cause = cause.getCause()) {
            text.append(prefix).append(cause).append('\n');
            appendFrames(cause, text);
            prefix = "Caused by: ";
        }
        return text.length() > MAX_LENGTH
                ? text.substring(0, MAX_LENGTH) + "…"
                : text.toString().stripTrailing();
    }

    private static void appendFrames(Throwable cause, StringBuilder text) {
        int frames = 0;
        for (StackTraceElement frame : cause.getStackTrace()) {
            if (frames < MAX_FRAMES && OTHERS.stream().noneMatch(frame.getClassName()::startsWith)) {
                text.append("    at ").append(frame).append('\n');
                frames++;
            }
        }
    }
}
