package com.togahub.api.auth;

import com.togahub.engine.context.Caller;
import com.togahub.engine.metadata.Catalog;
import com.togahub.engine.metadata.Role;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;

/** What a caller is called in {@code @RolesAllowed}. Names of roles are not among it: clients choose them. */
public final class Groups {
    /** Callers with a role that may do administrative operations. */
    public static final String ADMINISTRATOR = "administrator";
    /** Callers with a role that may see how requests are answered. */
    public static final String DEBUG = "debug";

    private Groups() {}

    /** How it authenticated, such as {@code user}, the uuids of its roles, and what these allow. */
    static Set<String> of(Caller caller, Catalog catalog) {
        Set<String> groups = new TreeSet<>(caller.roleUuids());
        groups.add(caller.kind().name().toLowerCase(Locale.ROOT));
        for (Role role : catalog.roles(caller.roleUuids())) {
            if (role.isAdministrator()) {
                groups.add(ADMINISTRATOR);
            }
            if (role.canDebug()) {
                groups.add(DEBUG);
            }
        }
        return groups;
    }
}
