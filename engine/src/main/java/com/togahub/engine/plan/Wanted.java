package com.togahub.engine.plan;

import com.togahub.engine.request.FieldPath;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** The {@code fields} option as a tree: what is wanted of a record and of those it leads to. */
final class Wanted {
    private final Map<String, Wanted> members = new LinkedHashMap<>();

    static Wanted of(List<FieldPath> paths) {
        Wanted root = new Wanted();
        for (FieldPath path : paths) {
            Wanted at = root;
            for (String part : path.parts()) {
                at = at.members.computeIfAbsent(part, name -> new Wanted());
            }
        }
        return root;
    }

    /** What is wanted by name, in the order it was asked for; {@code *} stands for all own fields. */
    Map<String, Wanted> members() {
        return members;
    }

    /** Whether nothing more exact is said: then all that is readable is shown. */
    boolean isWhole() {
        return members.isEmpty();
    }
}
