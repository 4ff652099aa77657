package com.togahub.engine.plan;

/** Texts in which {@code *} stands for any characters, as patterns of SQL. */
public final class Wildcards {
    private Wildcards() {}

    /** The pattern; everything but {@code *} is taken literally. */
    public static String pattern(String text) {
        return text.replace("\\", "\\\\")
                .replace("%", "\\%")
                .replace("_", "\\_")
                .replace('*', '%');
    }
}
