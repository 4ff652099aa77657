package com.togahub.persistence.reference.model;

import java.util.List;
import java.util.Optional;

/**
 * A record type.
 *
 * @param name camelCase plural
 * @param route kebab-case plural
 * @param members in the order of the metadata, {@code uuid} first
 */
public record Table(String name, String route, List<Member> members, List<Children> children) {
    /** A field by name. */
    public Optional<Member> member(String wanted) {
        return members.stream().filter(each -> each.name().equals(wanted)).findFirst();
    }

    /** A to-many relation by name. */
    public Optional<Children> relation(String wanted) {
        return children.stream().filter(each -> each.name().equals(wanted)).findFirst();
    }

    /** Name of its table in the database. */
    public String sqlName() {
        return Character.toUpperCase(name.charAt(0)) + name.substring(1);
    }
}
