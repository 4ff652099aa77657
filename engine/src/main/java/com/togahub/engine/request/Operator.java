package com.togahub.engine.request;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/** How a filter compares a field with its arguments. */
public enum Operator {
    /** Equal; {@code *} in a text argument stands for any characters. */
    EQUAL("eq", "=="),
    /** Not equal; no match where the field is empty. */
    NOT_EQUAL("ne", "!="),
    GREATER("gt", "=gt=", ">"),
    GREATER_OR_EQUAL("ge", "=ge=", ">="),
    LESS("lt", "=lt=", "<"),
    LESS_OR_EQUAL("le", "=le=", "<="),
    IN("in", "=in="),
    OUT("out", "=out="),
    /** Empty ({@code true}) or not ({@code false}). */
    NULL("null", "=null="),
    /** SQL's LIKE with {@code %} and {@code _}, case-sensitive. */
    LIKE("like", "=like="),
    /** The same without regard to case. */
    ILIKE("ilike", "=ilike=");

    private final String word;
    private final String symbol;
    private final String alternative;

    Operator(String word, String symbol) {
        this(word, symbol, symbol);
    }

    Operator(String word, String symbol, String alternative) {
        this.word = word;
        this.symbol = symbol;
        this.alternative = alternative;
    }

    /** The operator's name in a JSON filter. */
    public String word() {
        return word;
    }

    /** How RSQL writes it: one or two ways. */
    public List<String> symbols() {
        return symbol.equals(alternative) ? List.of(symbol) : List.of(symbol, alternative);
    }

    /** Whether it takes a list of arguments. */
    public boolean takesList() {
        return this == IN || this == OUT;
    }

    /** Finds an operator by its name in a JSON filter. */
    public static Optional<Operator> ofWord(String word) {
        return Arrays.stream(values()).filter(each -> each.word.equals(word)).findFirst();
    }

    /** Finds an operator by an RSQL symbol. */
    public static Optional<Operator> ofSymbol(String symbol) {
        return Arrays.stream(values())
                .filter(each -> each.symbols().contains(symbol))
                .findFirst();
    }
}
