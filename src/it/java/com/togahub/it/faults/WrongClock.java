package com.togahub.it.faults;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Variables that make a process believe in another time; needs Debian's package {@code faketime}, or one like it. */
final class WrongClock {
    private static final List<Path> LIBRARIES = List.of(
            Path.of("/usr/lib/x86_64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/aarch64-linux-gnu/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib64/faketime/libfaketimeMT.so.1"),
            Path.of("/usr/lib/faketime/libfaketimeMT.so.1"));

    private WrongClock() {}

    /** Whether this machine has what it takes. */
    static boolean isAvailable() {
        return library().isPresent();
    }

    /** The variables; none where this machine has no such library. */
    static Map<String, String> off(Duration by) {
        return library()
                .map(library -> Map.of(
                        "LD_PRELOAD",
                        library.toString(),
                        "FAKETIME",
                        (by.isNegative() ? "" : "+") + by.toSeconds() + "s",
                        // waiting goes by the monotonic clock, which stays as it is
                        "FAKETIME_DONT_FAKE_MONOTONIC",
                        "1",
                        "DONT_FAKE_MONOTONIC",
                        "1",
                        "FAKETIME_FORCE_MONOTONIC_FIX",
                        "0",
                        "NO_FAKE_STAT",
                        "1"))
                .orElse(Map.of());
    }

    private static Optional<Path> library() {
        return LIBRARIES.stream().filter(Files::exists).findFirst();
    }
}
