package com.togahub.engine.plan;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.request.FieldPath;
import com.togahub.engine.request.Selectable;
import com.togahub.engine.request.Selected;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** The {@code fields} option as a tree: what is wanted of a record and of those it leads to. */
final class Wanted {
    private final Map<String, Wanted> members = new LinkedHashMap<>();
    private final Optional<FieldPath> renamed;

    Wanted() {
        this(Optional.empty());
    }

    private Wanted(Optional<FieldPath> renamed) {
        this.renamed = renamed;
    }

    /** The tree of some fields; there must be no aggregates among them. */
    static Wanted of(List<Selected> fields) {
        Wanted root = new Wanted();
        for (Selected field : fields) {
            FieldPath path = ((Selectable.Plain) field.what()).path();
            if (field.alias().isPresent()) {
                root.rename(path, field.alias().get());
            } else {
                root.add(path);
            }
        }
        return root;
    }

    private void add(FieldPath path) {
        Wanted at = this;
        for (String part : path.parts()) {
            at = at.members.computeIfAbsent(part, name -> new Wanted());
            if (at.renamed.isPresent()) {
                throw twice(part);
            }
        }
    }

    private void rename(FieldPath path, String alias) {
        if (path.isWildcard()) {
            throw new ProblemException(
                    Problem.of(Code.EV_1, "'*' takes no alias.").at("fields"));
        }
        if (members.putIfAbsent(alias, new Wanted(Optional.of(path))) != null) {
            throw twice(alias);
        }
    }

    static ProblemException twice(String name) {
        return new ProblemException(Problem.of(Code.EV_1, "Two members would be named '" + name + "'.")
                .at("fields"));
    }

    /** What is wanted by name, in the order it was asked for; {@code *} stands for all own fields. */
    Map<String, Wanted> members() {
        return members;
    }

    /** The path whose value is shown under this name, where that is not its own. */
    Optional<FieldPath> renamed() {
        return renamed;
    }

    /** Whether nothing more exact is said: then all that is readable is shown. */
    boolean isWhole() {
        return members.isEmpty();
    }
}
