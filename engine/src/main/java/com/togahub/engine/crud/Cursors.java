package com.togahub.engine.crud;

import java.util.Optional;

/** Port: seals what callers carry for the server and must neither read nor change. */
public interface Cursors {
    /** The sealed text of some bytes; the same for the same bytes, as long as the key is. Fits into a query unescaped. */
    String seal(byte[] plain);

    /** The bytes of a text that any node of the platform has sealed lately; empty for anything else. */
    Optional<byte[]> open(String text);
}
