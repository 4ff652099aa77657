package com.togahub.engine.request;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.List;
import java.util.regex.Pattern;

/**
 * A dotted path of names such as {@code customer.name}; the last part may be {@code *} where that is asked for. Nothing
 * but letters, digits and underscores can stand in a part, so that a path can hold no expression of any kind.
 *
 * @param parts at least one name
 */
public record FieldPath(List<String> parts) {
    private static final Pattern NAME = Pattern.compile("[A-Za-z][A-Za-z0-9_]{0,63}");
    private static final int MAXIMUM_PARTS = 8;

    public FieldPath {
        parts = List.copyOf(parts);
    }

    /** Reads a path; {@code option} names the option it stands in, for the message. */
    public static FieldPath parse(String text, String option) {
        List<String> parts = List.of(text.strip().split("\\.", -1));
        if (parts.size() > MAXIMUM_PARTS) {
            throw new ProblemException(Problem.of(Code.EV_10, "A path has at most " + MAXIMUM_PARTS + " parts.")
                    .at(option));
        }
        for (int i = 0; i < parts.size(); i++) {
            boolean star = parts.get(i).equals("*") && i == parts.size() - 1;
            if (!star && !NAME.matcher(parts.get(i)).matches()) {
                throw new ProblemException(Problem.of(Code.EV_3, "'" + Excerpt.of(text) + "' is no field path.")
                        .at(option));
            }
        }
        return new FieldPath(parts);
    }

    /** Whether a text has the form of a part. */
    static boolean isName(String text) {
        return NAME.matcher(text).matches();
    }

    /** Whether all fields of the last record are meant. */
    public boolean isWildcard() {
        return parts.get(parts.size() - 1).equals("*");
    }

    @Override
    public String toString() {
        return String.join(".", parts);
    }
}
