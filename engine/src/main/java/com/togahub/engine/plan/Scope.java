package com.togahub.engine.plan;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.Field;
import com.togahub.engine.metadata.RecordType;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/**
 * A table and the joins that its columns need. Grows while a plan is made, and is not changed after that.
 */
public final class Scope {
    /** A server joins at most 61 tables in one statement. */
    private static final int MAXIMUM_JOINS = 56;
    /** Rows multiply with each: three are a lot. */
    private static final int MAXIMUM_TO_MANY = 3;

    private final RecordType record;
    private final List<Join> joins = new ArrayList<>();
    private final List<Join> beside = new ArrayList<>();
    private final Map<String, Join> aliases = new LinkedHashMap<>();

    Scope(RecordType record) {
        this.record = requireNonNull(record, "record");
    }

    /** The record whose table the scope starts from. */
    public RecordType record() {
        return record;
    }

    /** The joins, each after its parent. */
    public List<Join> joins() {
        return Collections.unmodifiableList(joins);
    }

    /** Records that stand beside the rows, by the name they have there. */
    Map<String, Join> aliases() {
        return Collections.unmodifiableMap(aliases);
    }

    /** The record beside the rows of a name. */
    Optional<Join> alias(String name) {
        return Optional.ofNullable(aliases.get(name));
    }

    /** Those joins that multiply rows. */
    List<Join> multiplying() {
        return beside.stream().filter(Join::toMany).toList();
    }

    /** Names a record beside the rows; false when the name is taken. */
    boolean name(String alias, Join join) {
        return aliases.putIfAbsent(alias, join) == null;
    }

    /** The to-one join of a kind, made when it is needed first. */
    Join join(Optional<Join> parent, Optional<Field> reference, RecordType target, Optional<Rule> rule) {
        for (Join each : joins) {
            if (!beside.contains(each)
                    && each.parent().equals(parent)
                    && each.link().equals(reference)
                    && each.rule().isPresent() == rule.isPresent()) {
                return each;
            }
        }
        return add(new Join(parent, reference, false, target, rule, false));
    }

    /** A join of its own, whatever others there are. */
    Join beside(
            Optional<Join> parent,
            Field link,
            boolean toMany,
            RecordType target,
            Optional<Rule> rule,
            boolean isOuter) {
        Join join = add(new Join(parent, Optional.of(link), toMany, target, rule, !isOuter));
        beside.add(join);
        if (multiplying().size() > MAXIMUM_TO_MANY) {
            throw new ProblemException(
                    Code.EV_10, "At most " + MAXIMUM_TO_MANY + " relations to many can be joined at once.");
        }
        return join;
    }

    private Join add(Join join) {
        if (joins.size() >= MAXIMUM_JOINS) {
            throw new ProblemException(Code.EV_10, "The request names too many relations.");
        }
        joins.add(join);
        return join;
    }
}
