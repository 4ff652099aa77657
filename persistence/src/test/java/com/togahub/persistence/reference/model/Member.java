package com.togahub.persistence.reference.model;

import java.util.Optional;

/**
 * A field.
 *
 * @param target name of the table a reference leads to; empty for others
 * @param formula of a calculated one
 */
public record Member(String name, Kind kind, String target, Optional<Formula> formula) {
    /** A stored field. */
    public static Member of(String name, Kind kind) {
        return new Member(name, kind, "", Optional.empty());
    }

    /** Its column. */
    public String column() {
        return kind == Kind.REFERENCE ? name + "Id" : name.equals("uuid") ? name : "c" + name;
    }
}
