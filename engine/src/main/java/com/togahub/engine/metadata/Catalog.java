package com.togahub.engine.metadata;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/** A snapshot of the metadata, as one client sees it. Immutable: a change of metadata makes a new one. */
public final class Catalog {
    private final long version;
    private final Map<Long, RecordType> records;
    private final Map<String, RecordType> routes;
    private final Map<String, Role> roles;

    /** A snapshot; routes are unique among the records. */
    public Catalog(long version, Collection<RecordType> records, Collection<Role> roles) {
        this.version = version;
        this.records = Index.by(RecordType::id, records);
        this.routes = Index.by(RecordType::route, records);
        this.roles = Index.by(Role::uuid, roles);
    }

    /** Which state of the metadata tables this is. */
    public long version() {
        return version;
    }

    /** The record a part of a path names. */
    public Optional<RecordType> route(String route) {
        return Optional.ofNullable(routes.get(route));
    }

    /** The record of an id that metadata refers to. */
    public RecordType record(long id) {
        RecordType record = records.get(id);
        if (record == null) {
            throw new IllegalArgumentException("no record type " + id);
        }
        return record;
    }

    /** All records. */
    public Collection<RecordType> records() {
        return records.values();
    }

    /** The roles among these uuids that exist. */
    public List<Role> roles(Collection<String> uuids) {
        return uuids.stream().sorted().map(roles::get).filter(Objects::nonNull).toList();
    }

    /** The role of a name; empty where there is none. */
    public Optional<Role> roleNamed(String name) {
        return roles.values().stream().filter(role -> role.name().equals(name)).findFirst();
    }
}
