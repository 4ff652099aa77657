package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

/**
 * A relation that is joined into the rows.
 *
 * @param path relations from the record, or from an alias before this one
 * @param alias the name its record has in the other options and in the rows
 * @param isOuter whether rows without a related record stay
 */
public record JoinPath(FieldPath path, String alias, boolean isOuter) {
    public JoinPath {
        requireNonNull(path, "path");
        requireNonNull(alias, "alias");
    }

    /** Reads a path with an optional alias, which is the last part where it is not said. */
    static JoinPath parse(String text, String option, boolean isOuter) {
        Aliased aliased = Aliased.parse(text, option);
        FieldPath path = FieldPath.parse(aliased.text(), option);
        String alias = aliased.alias().orElse(path.parts().get(path.parts().size() - 1));
        return new JoinPath(path, alias, isOuter);
    }
}
