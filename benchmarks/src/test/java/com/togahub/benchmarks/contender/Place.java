package com.togahub.benchmarks.contender;

import static java.util.Objects.requireNonNull;

/**
 * Where a contender works.
 *
 * @param server host and port of the database server
 * @param user account there
 * @param password its password
 * @param schema the contender's own
 * @param queueEndpoint URL of the SQS server
 */
public record Place(String server, String user, String password, String schema, String queueEndpoint) {
    public Place {
        requireNonNull(server, "server");
        requireNonNull(user, "user");
        requireNonNull(password, "password");
        requireNonNull(schema, "schema");
        requireNonNull(queueEndpoint, "queueEndpoint");
    }

    /** JDBC URL of the schema. */
    public String url() {
        return "jdbc:mysql://" + server + "/" + schema + "?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    /** JDBC URL of the server, whether the schema is there or not. */
    public String serverUrl() {
        return "jdbc:mysql://" + server + "/?sslMode=DISABLED&allowPublicKeyRetrieval=true";
    }

    @Override
    public String toString() {
        return schema + " on " + server;
    }
}
