package com.togahub.engine.cxml.shipnotice;

import java.util.Locale;
import java.util.Optional;

/** Tells packages apart: by their SSCC, else by the carrier's number on their level; one with neither is like no other. */
final class PackageKeys {
    private int alone;

    String of(Optional<String> sscc, Optional<String> trackingNumber, Optional<String> level) {
        return sscc.map(code -> "sscc " + code)
                .or(() -> trackingNumber.map(number -> "tracking "
                        + number.toLowerCase(Locale.ROOT) + " "
                        + level.map(name -> name.toLowerCase(Locale.ROOT)).orElse("")))
                .orElseGet(() -> "alone " + ++alone);
    }
}
