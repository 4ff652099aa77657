package com.togahub.persistence.migration;

/** What a schema is for, and so which migrations make it. */
public enum SchemaKind {
    /** The platform's own tables. */
    CORE("core"),
    /** The Core logs, with the uniqueness of transaction ids. */
    LOGS("logs"),
    /** The blank client set. */
    CLIENT("client"),
    /** One client's logs. */
    CLIENT_LOGS("client-logs");

    private final String folder;

    SchemaKind(String folder) {
        this.folder = folder;
    }

    String location() {
        return "classpath:db/migration/" + folder;
    }
}
