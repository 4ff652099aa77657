package com.togahub.it.writes;

import java.util.Locale;

/** Tenants whose data and logs lie on different servers. */
enum Tenancy {
    /** All on Core's server: one local transaction. */
    ONE_HOST("one database server", Server.FIRST, Server.FIRST),
    /** The tenant's database on a server of its own: a branch there, Core and the log in the local transaction. */
    DATA_APART("the tenant's database on a second server", Server.SECOND, Server.FIRST),
    /** The tenant's logs on a server of their own: a branch with Core and the tenant's data, the log in the local transaction. */
    LOGS_APART("the tenant's logs on a second server", Server.FIRST, Server.SECOND);

    private final String words;
    private final Server dataServer;
    private final Server logsServer;

    Tenancy(String words, Server dataServer, Server logsServer) {
        this.words = words;
        this.dataServer = dataServer;
        this.logsServer = logsServer;
    }

    /** For people. */
    String words() {
        return words;
    }

    /** Name of the client. */
    String slug() {
        return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    /** Schema of its data. */
    String data() {
        return "Writes_" + name();
    }

    /** Schema of its logs. */
    String logs() {
        return data() + "_Logs";
    }

    Server dataServer() {
        return dataServer;
    }

    Server logsServer() {
        return logsServer;
    }
}
