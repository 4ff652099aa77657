package com.togahub.it.faults;

import com.togahub.it.support.OncePerRun;

/** Gives test classes the one cluster of the run. */
public final class ClusterExtension extends OncePerRun<Cluster> {
    /** For JUnit. */
    public ClusterExtension() {
        super(Cluster.class, Cluster::start, Cluster::mend);
    }
}
