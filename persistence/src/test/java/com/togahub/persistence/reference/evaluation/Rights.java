package com.togahub.persistence.reference.evaluation;

import com.togahub.persistence.reference.model.Children;
import com.togahub.persistence.reference.model.Clause;
import com.togahub.persistence.reference.model.Formula;
import com.togahub.persistence.reference.model.Grant;
import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Table;
import com.togahub.persistence.reference.model.World;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;

/** Sees what the caller's roles grant: each role its fields on its rows. */
public final class Rights extends Eyes {
    private final Conditions trusting;
    private final Map<Grant, Map<Row, Boolean>> reached = new IdentityHashMap<>();

    /** The caller's rights in a world. */
    public Rights(World world) {
        super(world);
        trusting = new Conditions(new Trust(world));
    }

    private List<Grant> grants(Table table) {
        return world().held().stream()
                .map(role -> role.grants().get(table.name()))
                .filter(grant -> grant != null)
                .toList();
    }

    @Override
    public boolean mayRead(Table table) {
        return !grants(table).isEmpty();
    }

    @Override
    public boolean mayRead(Table table, Member member) {
        boolean granted =
                grants(table).stream().anyMatch(grant -> grant.members().contains(member.name()));
        return granted
                && member.formula().map(formula -> mayCalculate(table, formula)).orElse(true);
    }

    private boolean mayCalculate(Table table, Formula formula) {
        if (formula instanceof Formula.Own own) {
            return mayRead(table, table.member(own.member()).orElseThrow());
        }
        if (formula instanceof Formula.Both both) {
            return mayCalculate(table, both.left()) && mayCalculate(table, both.right());
        }
        if (formula instanceof Formula.OverChildren over) {
            Children relation = table.relation(over.relation()).orElseThrow();
            return mayList(relation) && mayCalculate(world().table(relation.table()), over.of());
        }
        return true;
    }

    @Override
    public boolean partly(Table table, Member member) {
        List<Grant> all = grants(table);
        List<Grant> some = all.stream()
                .filter(grant -> grant.members().contains(member.name()))
                .toList();
        return some.size() < all.size()
                && some.stream().allMatch(grant -> grant.filter().isPresent());
    }

    @Override
    public boolean sees(Row row) {
        return grants(row.table()).stream().anyMatch(grant -> reaches(grant, row));
    }

    @Override
    public boolean sees(Row row, Member member) {
        return grants(row.table()).stream()
                .anyMatch(grant -> grant.members().contains(member.name()) && reaches(grant, row));
    }

    private boolean reaches(Grant grant, Row row) {
        return reached.computeIfAbsent(grant, each -> new IdentityHashMap<>())
                .computeIfAbsent(row, each -> grant.filter()
                        .map(filter -> trusting.of(filled(filter), Tuple.of(row)) == Truth.TRUE)
                        .orElse(true));
    }

    private Clause filled(Clause filter) {
        if (filter instanceof Clause.All all) {
            return new Clause.All(all.parts().stream().map(this::filled).toList());
        }
        if (filter instanceof Clause.Any any) {
            return new Clause.Any(any.parts().stream().map(this::filled).toList());
        }
        Clause.Compare compare = (Clause.Compare) filter;
        List<String> arguments = compare.arguments().stream()
                .map(argument -> argument.replace("${id.userUuid}", world().user()))
                .toList();
        return new Clause.Compare(compare.path(), compare.operator(), arguments);
    }
}
