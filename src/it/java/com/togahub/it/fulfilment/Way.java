package com.togahub.it.fulfilment;

/** Ways to the same write. */
enum Way {
    /** By the route of the record alone. */
    FLAT,

    /** By a route that leads through the fulfilment. */
    NESTED,

    /** In the body of a PUT of what it belongs to. */
    WITHIN
}
