package com.togahub.persistence.reference.model;

/**
 * A to-many relation.
 *
 * @param name member of the parent
 * @param table the children's
 * @param via the children's reference to the parent
 */
public record Children(String name, String table, String via) {}
