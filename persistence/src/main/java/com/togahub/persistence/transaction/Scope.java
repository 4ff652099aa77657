package com.togahub.persistence.transaction;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.Tenant;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;

/**
 * Which databases a transaction may touch, settled when it begins, for a connection that has begun a local transaction
 * cannot become a branch of a distributed one later.
 *
 * @param hosts keys of the hosts
 * @param home the schema whose data the transaction is about: where it is another host than the record's, there is always
 *     a branch there
 * @param record the logs schema whose row is the commit record; its host takes part with a local transaction, all others
 *     with XA branches
 */
public record Scope(Set<String> hosts, DatabaseName home, DatabaseName record) {
    public Scope {
        hosts = Set.copyOf(hosts);
        requireNonNull(home, "home");
        requireNonNull(record, "record");
    }

    /** Core, the tenant's database and its logs. */
    public static Scope of(DatabaseName core, Tenant tenant) {
        Set<String> hosts = new HashSet<>();
        hosts.add(core.host());
        hosts.add(tenant.logs().host());
        Optional<DatabaseName> client = tenant.client();
        client.ifPresent(name -> hosts.add(name.host()));
        return new Scope(hosts, client.orElse(core), tenant.logs());
    }

    /** One host alone: what a transaction gets whose code has not said more. */
    public static Scope only(DatabaseName name) {
        return new Scope(Set.of(name.host()), name, name);
    }

    /** Whether several hosts may take part. */
    public boolean spansHosts() {
        return hosts.size() > 1;
    }

    /** Whether all of another scope's databases are within this one, and recorded in the same place. */
    boolean covers(Scope other) {
        return hosts.containsAll(other.hosts) && (!spansHosts() || record.equals(other.record));
    }
}
