package com.togahub.engine.metadata;

import com.togahub.engine.context.Tenant;

/** The metadata as it is now. */
public interface Catalogs {
    /** The snapshot for a tenant; a change made elsewhere is seen within seconds. */
    Catalog current(Tenant tenant);

    /** Says that this node has changed metadata: the next snapshot is taken anew. */
    void changed();
}
