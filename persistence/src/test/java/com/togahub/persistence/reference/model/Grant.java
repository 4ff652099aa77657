package com.togahub.persistence.reference.model;

import java.util.Optional;
import java.util.Set;

/**
 * What a role may read of a table.
 *
 * @param filter the rows; empty: all
 * @param members the fields
 */
public record Grant(Optional<Clause> filter, Set<String> members) {}
