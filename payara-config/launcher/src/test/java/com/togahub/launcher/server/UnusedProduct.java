package com.togahub.launcher.server;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** A product for tests that never start it. */
public final class UnusedProduct implements DatabaseProduct {
    @Override
    public String name() {
        return "unused";
    }

    @Override
    public String title() {
        return "Unused";
    }

    @Override
    public List<String> installCommand(Path data) {
        throw new AssertionError("not to be installed");
    }

    @Override
    public List<String> serverCommand(Path data, int port, Path init) {
        throw new AssertionError("not to be started");
    }

    @Override
    public Map<String, String> environment() {
        return Map.of();
    }

    @Override
    public void requireRunnable() {
        // runs nowhere, so everywhere
    }
}
