package com.togahub.persistence.reference.evaluation;

import com.togahub.persistence.reference.model.Member;
import com.togahub.persistence.reference.model.Row;
import com.togahub.persistence.reference.model.Table;
import com.togahub.persistence.reference.model.World;

/** Sees everything: how row filters look at rows. */
final class Trust extends Eyes {
    Trust(World world) {
        super(world);
    }

    @Override
    boolean mayRead(Table table) {
        return true;
    }

    @Override
    boolean mayRead(Table table, Member member) {
        return true;
    }

    @Override
    boolean partly(Table table, Member member) {
        return false;
    }

    @Override
    boolean sees(Row row) {
        return true;
    }

    @Override
    boolean sees(Row row, Member member) {
        return true;
    }
}
