package com.togahub.it.writes;

import com.togahub.it.support.OncePerRun;

/** Gives test classes the one ground of the run. */
public final class GroundExtension extends OncePerRun<Ground> {
    /** For JUnit. */
    public GroundExtension() {
        super(Ground.class, Ground::start, Ground::mend);
    }
}
