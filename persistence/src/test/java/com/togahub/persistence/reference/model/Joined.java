package com.togahub.persistence.reference.model;

import java.util.List;

/**
 * A join.
 *
 * @param path of relations
 * @param alias empty: the last part of the path
 * @param outer whether rows without a joined record stay
 */
public record Joined(List<String> path, String alias, boolean outer) {
    /** Under which name it is used. */
    public String name() {
        return alias.isEmpty() ? path.get(path.size() - 1) : alias;
    }

    /** As requests write it. */
    public String text() {
        return String.join(".", path) + (alias.isEmpty() ? "" : " as " + alias);
    }
}
