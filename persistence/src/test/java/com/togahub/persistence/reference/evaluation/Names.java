package com.togahub.persistence.reference.evaluation;

import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Clause;
import com.togahub.persistence.reference.model.Kind;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Table;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/** What is wrong with the names of a request: codes, gathered. */
final class Names {
    private final Eyes eyes;
    private final Table table;
    private final Map<String, Table> aliases;
    private final Set<String> codes = new TreeSet<>();
    private boolean unsaid;

    /** For a request to a table, with these joins. */
    Names(Eyes eyes, Table table, Map<String, Table> aliases) {
        this.eyes = eyes;
        this.table = table;
        this.aliases = aliases;
    }

    /** Whether the outcome hangs on whether the uuid of a record that cannot be read is a field of it. */
    boolean isUnsaid() {
        return unsaid;
    }

    Set<String> codes() {
        return codes;
    }

    void wrong(String code) {
        codes.add(code);
    }

    /** Looks at a condition. */
    void check(Clause clause) {
        if (clause instanceof Clause.All all) {
            all.parts().forEach(this::check);
        } else if (clause instanceof Clause.Any any) {
            any.parts().forEach(this::check);
        } else if (clause instanceof Clause.Not not) {
            check(not.part());
        } else {
            Clause.Compare compare = (Clause.Compare) clause;
            leaf(compare.path(), true).ifPresent(member -> {
                if (!Comparison.fits(member.kind(), compare)) {
                    wrong("EV-7");
                }
            });
        }
    }

    /** The member a path of the request leads to; empty where something is wrong with it. */
    Optional<Member> leaf(List<String> path, boolean throughChildren) {
        Table alias = aliases.get(path.get(0));
        if (alias != null) {
            return path.size() == 1
                    ? Optional.of(new Member(path.get(0), Kind.REFERENCE, alias.name(), Optional.empty()))
                    : leaf(alias, Conditions.tail(path), throughChildren);
        }
        return leaf(table, path, throughChildren);
    }

    private Optional<Member> leaf(Table at, List<String> path, boolean throughChildren) {
        if (path.size() > 1 && eyes.mayRead(at)) {
            Optional<Children> relation = at.relation(path.get(0));
            if (relation.isPresent()) {
                if (!throughChildren) {
                    return fail("EV-3");
                }
                Table child = eyes.world().table(relation.get().table());
                return eyes.mayList(relation.get())
                        ? leaf(child, Conditions.tail(path), throughChildren)
                        : fail("EZ-2");
            }
        }
        Optional<Member> member = readable(at, path.get(0));
        if (path.size() == 1 || member.isEmpty()) {
            return member;
        }
        if (member.get().kind() != Kind.REFERENCE) {
            return fail("EV-3");
        }
        Table target = eyes.world().table(member.get().target());
        if (!eyes.mayRead(target) && path.get(1).equals("uuid") && path.size() == 2) {
            unsaid = true;
            return member;
        }
        if (eyes.partly(at, member.get()) || !eyes.mayRead(target)) {
            return fail("EZ-2");
        }
        return leaf(target, Conditions.tail(path), throughChildren);
    }

    /** Whether a path passes children, granted or not. */
    boolean leadsThroughChildren(List<String> path) {
        Table at = aliases.getOrDefault(path.get(0), table);
        for (String part : aliases.containsKey(path.get(0)) ? Conditions.tail(path) : path) {
            if (at.relation(part).isPresent()) {
                return true;
            }
            Optional<Member> member = at.member(part).filter(each -> each.kind() == Kind.REFERENCE);
            if (member.isEmpty()) {
                return false;
            }
            at = eyes.world().table(member.get().target());
        }
        return false;
    }

    /** A member of a table that may be read. */
    Optional<Member> readable(Table at, String name) {
        if (!eyes.mayRead(at)) {
            return fail("EZ-2");
        }
        Optional<Member> member = at.member(name);
        if (member.isEmpty()) {
            return fail("EV-3");
        }
        return eyes.mayRead(at, member.get()) ? member : fail("EZ-2");
    }

    private Optional<Member> fail(String code) {
        codes.add(code);
        return Optional.empty();
    }
}
