package com.togahub.engine.audit;

import com.togahub.engine.context.Tenant;
import java.util.List;
import java.util.Optional;

/**
 * Port: the log of requests, to be looked into. All of it is about one tenant's requests; those of others are not found, also
 * where several tenants are logged in one place. Each call is one statement.
 */
public interface AuditLog {
    /**
     * The latest requests for which all conditions are true, newest first, without details.
     *
     * @param before only those that stand before this place in time
     * @param most how many at most
     * @throws com.togahub.engine.problem.ProblemException EV-10 when it would take too long to find them
     */
    List<LoggedTransaction> search(Tenant tenant, List<LogCondition> conditions, Optional<LogPlace> before, int most);

    /** One request with its details, by its transaction id or its uuid. */
    Optional<LoggedTransaction> find(Tenant tenant, String idOrUuid);

    /**
     * The requests that ran inside one, in the order in which they began, with details.
     *
     * @param parent the outer request's transaction id
     * @param after only those that stand after this place in time
     * @param most how many at most
     * @param bodyLength how many characters of each body at most
     */
    List<LoggedTransaction> inside(Tenant tenant, String parent, Optional<LogPlace> after, int most, int bodyLength);
}
