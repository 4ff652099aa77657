package com.togahub.it.support;

/** A class that actions of tests are compiled against and that is not deployed with them. */
public final class LeftOut {
    private LeftOut() {}

    /** A word. */
    public static String word() {
        return "left out";
    }
}
