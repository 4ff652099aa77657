package com.togahub.persistence.reference.generation;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Spoils the options of requests. */
public final class Mangler {
    private static final List<String> OPTIONS = List.of(
            "fields",
            "where",
            "sort",
            "group",
            "having",
            "join",
            "ojoin",
            "distinct",
            "page",
            "recordsPerPage",
            "after",
            "totals",
            "depth",
            "calcDepth",
            "_",
            "colour");
    private static final List<String> TEXTS = List.of(
            "",
            "*",
            "uuid",
            "uuid,uuid",
            "owner.*",
            "parent.parent",
            "-uuid",
            "1",
            "-1",
            "0",
            "99999999999",
            "true",
            "count(*)",
            "sum(amount)",
            "count(distinct owner)",
            "uuid as a",
            "title as uuid",
            "owner as x",
            "x.y",
            "uuid==*",
            "title==*a*",
            "title=like=%",
            "amount=gt=0",
            "(((",
            "a;b",
            "owner.uuid==1",
            "'",
            "\"",
            "\\",
            "title=='a' or 1=1 --",
            "uuid/**/",
            "\u0000",
            "日本",
            "e30",
            "eyJ3aGVyZSI6e319",
            "[]",
            "{}");

    private final Dice dice;

    /** From a seed. */
    public Mangler(long seed) {
        dice = new Dice(seed);
    }

    /** Other options than these, mostly wrong ones. */
    public Map<String, List<String>> spoil(Map<String, List<String>> parameters) {
        Map<String, List<String>> spoiled = new LinkedHashMap<>(parameters);
        for (int i = 0; i < dice.between(1, 2); i++) {
            if (spoiled.isEmpty() || dice.percent(60)) {
                spoiled.put(dice.of(OPTIONS), List.of(dice.of(TEXTS)));
            } else {
                String option = dice.of(new ArrayList<>(spoiled.keySet()));
                spoiled.put(option, List.of(cut(spoiled.get(option).get(0))));
            }
        }
        return spoiled;
    }

    private String cut(String text) {
        int at = dice.between(0, text.length());
        return text.substring(0, at)
                + dice.of(TEXTS)
                + text.substring(Math.min(text.length(), at + dice.between(0, 2)));
    }
}
