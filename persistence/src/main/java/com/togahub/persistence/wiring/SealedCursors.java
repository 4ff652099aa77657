package com.togahub.persistence.wiring;

import com.togahub.engine.crud.Cursors;
import com.togahub.engine.identity.Seals;
import java.util.Optional;

/** Cursors of the engine, sealed under the platform's signing keys. */
public final class SealedCursors implements Cursors {
    private final Seals seals;

    private SealedCursors(Seals seals) {
        this.seals = seals;
    }

    /** Cursors over seals. */
    public static Cursors over(Seals seals) {
        return new SealedCursors(seals);
    }

    @Override
    public String seal(byte[] plain) {
        return seals.seal(plain);
    }

    @Override
    public Optional<byte[]> open(String text) {
        return seals.open(text);
    }
}
