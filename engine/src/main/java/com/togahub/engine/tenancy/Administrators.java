package com.togahub.engine.tenancy;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.RequestContext;
import com.togahub.engine.metadata.Catalogs;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;

/** Who runs the platform: holders of a shared role that is an administrator's. A client's own roles never make one. */
public final class Administrators {
    private final Catalogs catalogs;

    /** By the roles of these snapshots. */
    public Administrators(Catalogs catalogs) {
        this.catalogs = requireNonNull(catalogs, "catalogs");
    }

    /**
     * Insists on one of them.
     *
     * @throws ProblemException EZ-3
     */
    void require(RequestContext context) {
        boolean is = catalogs.current(context.tenant()).roles(context.caller().roleUuids()).stream()
                .anyMatch(role -> role.isShared() && role.isAdministrator());
        if (!is) {
            throw new ProblemException(Code.EZ_3, "Only administrators of the platform may do this.");
        }
    }

    /**
     * The uuid of a shared role.
     *
     * @throws IllegalStateException when it is not there
     */
    String sharedRole(RequestContext context, String name) {
        return catalogs.current(context.tenant())
                .sharedRole(name)
                .orElseThrow(() -> new IllegalStateException("there is no shared role '" + name + "'"))
                .uuid();
    }
}
