package com.togahub.engine.administration;

import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.Set;

/** Port: the tables and columns there really are. */
public interface Tables {
    /**
     * The columns of tables, by table and column name. Tables that are not there are missing.
     *
     * @param place Core or a client's database
     * @param client uuid of the client whose database is meant; empty: that of the session's own, or of any client where the
     *     session belongs to none
     */
    Map<String, Map<String, Column>> columns(Session session, Place place, Optional<String> client, Set<String> tables);

    /**
     * A column.
     *
     * @param type the server's word for its type, in lower case, such as {@code varchar}
     * @param length of texts, in characters
     * @param scale of decimals, digits after the point
     */
    record Column(String type, OptionalLong length, OptionalInt scale) {}
}
