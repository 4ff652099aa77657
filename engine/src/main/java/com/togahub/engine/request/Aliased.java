package com.togahub.engine.request;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A text with an optional {@code as alias} behind it.
 *
 * @param text what stands before
 * @param alias a name as fields have it
 */
record Aliased(String text, Optional<String> alias) {
    private static final Pattern AS =
            Pattern.compile("(\\S.{0,900}?)\\s{1,9}as\\s{1,9}(\\S{1,80})", Pattern.CASE_INSENSITIVE);

    static Aliased parse(String given, String option) {
        String text = given.strip();
        Matcher as = AS.matcher(text);
        if (!as.matches()) {
            return new Aliased(text, Optional.empty());
        }
        String alias = as.group(2);
        if (!FieldPath.isName(alias)) {
            throw new ProblemException(Problem.of(Code.EV_1, "'" + Excerpt.of(alias) + "' is no alias.")
                    .at(option));
        }
        return new Aliased(as.group(1), Optional.of(alias));
    }
}
