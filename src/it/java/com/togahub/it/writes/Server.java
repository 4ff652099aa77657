package com.togahub.it.writes;

/** The database servers. */
enum Server {
    /** The one that holds Core, the Core logs, and whatever is nowhere else. */
    FIRST,
    /** The one on which some tenants have their database, or their logs. */
    SECOND
}
