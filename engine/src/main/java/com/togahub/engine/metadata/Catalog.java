package com.togahub.engine.metadata;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;

/** A snapshot of the metadata, as one client sees it. Immutable: a change of metadata makes a new one. */
public final class Catalog {
    private final long version;
    private final Map<Long, RecordType> records;
    private final Map<String, RecordType> routes;
    private final Map<String, Role> roles;
    private final Map<String, ScriptedRoute> scripted;
    private final List<Interception> interceptions;
    private final Set<String> secretNames;

    /** A snapshot; routes are unique among the records, and so are those of scripted APIs with their methods. */
    public Catalog(
            long version,
            Collection<RecordType> records,
            Collection<Role> roles,
            Collection<ScriptedRoute> scripted,
            List<Interception> interceptions) {
        this(version, records, roles, scripted, interceptions, Set.of());
    }

    /**
     * The same with names of fields whose values are secret.
     *
     * @param secretNames the log shows no value of a field of such a name, of whatever record
     */
    public Catalog(
            long version,
            Collection<RecordType> records,
            Collection<Role> roles,
            Collection<ScriptedRoute> scripted,
            List<Interception> interceptions,
            Set<String> secretNames) {
        this.version = version;
        this.records = Index.by(RecordType::id, records);
        this.routes = Index.by(RecordType::route, records);
        this.roles = Index.by(Role::uuid, roles);
        this.scripted = Index.by(each -> each.method() + " " + each.route(), scripted);
        this.interceptions = List.copyOf(interceptions);
        this.secretNames = Set.copyOf(secretNames);
    }

    /** Which state of the metadata tables this is. */
    public long version() {
        return version;
    }

    /** Names of fields whose values the log of requests does not show. */
    public Set<String> secretNames() {
        return secretNames;
    }

    /** The record a part of a path names. */
    public Optional<RecordType> route(String route) {
        return Optional.ofNullable(routes.get(route));
    }

    /** The scripted API of a path below {@code /v2}, without slashes at its ends. */
    public Optional<ScriptedRoute> scripted(String method, String route) {
        return Optional.ofNullable(scripted.get(method + " " + route));
    }

    /** The record of an id that metadata refers to. */
    public RecordType record(long id) {
        RecordType record = records.get(id);
        if (record == null) {
            throw new IllegalArgumentException("no record type " + id);
        }
        return record;
    }

    /** Which handlers see a request to a record, in sequence. */
    public List<Interception> interceptions(RecordType record, Interception.Phase phase, String method) {
        return interceptions.stream()
                .filter(each -> each.record() == record.id()
                        && each.phase() == phase
                        && each.method().equals(method))
                .toList();
    }

    /** Every scripted API. */
    public Collection<ScriptedRoute> scripted() {
        return scripted.values();
    }

    /** All records. */
    public Collection<RecordType> records() {
        return records.values();
    }

    /** The roles among these uuids that exist. */
    public List<Role> roles(Collection<String> uuids) {
        return uuids.stream().sorted().map(roles::get).filter(Objects::nonNull).toList();
    }

    /** The role of a name that belongs to no client; empty where there is none. */
    public Optional<Role> sharedRole(String name) {
        return roles.values().stream()
                .filter(role -> role.isShared() && role.name().equals(name))
                .findFirst();
    }
}
