package com.togahub.engine.request;

import static java.util.Objects.requireNonNull;

import java.util.Collection;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/**
 * Names that secrets go under: those that any secret may go under, and those of fields that the metadata says are secret.
 *
 * @param name finds one in a member's or an option's name
 * @param comparison finds a comparison of one in a filter: the first group ends before the operand
 * @param tree finds one in a filter written as a tree, whose operand stands beside it
 */
public record SecretNames(Pattern name, Pattern comparison, Pattern tree) {
    private static final String ANY = "(?i)(?:pass(?:word|wd|phrase|code)|secret|token|authorization"
            + "|(?:private|encryption|credential)[-_]?key|card[-_]?number|cvv|cvc)";

    /** An operand. Possessive, so that its time stays linear. */
    private static final String OPERAND =
            "(?:\\([^)]*+\\)?|'(?:[^'\\\\]|\\\\.)*+'?|\"(?:[^\"\\\\]|\\\\.)*+\"?|[^;,)\\s]*+)";

    private static final String OPERATOR = "\\s*+[!=<>]++(?:\\w++=)?\\s*+";

    /** Names that a secret may go under wherever it is sent, as a part of the name. */
    public static final SecretNames KNOWN = new SecretNames(
            Pattern.compile(ANY), Pattern.compile("(" + ANY + "[\\w.]*+" + OPERATOR + ")" + OPERAND), tree(ANY));

    public SecretNames {
        requireNonNull(name, "name");
        requireNonNull(comparison, "comparison");
        requireNonNull(tree, "tree");
    }

    /** Exactly these names, at least one, whatever their case. */
    public static SecretNames of(Collection<String> fields) {
        Set<String> names =
                fields.stream().map(each -> each.toLowerCase(Locale.ROOT)).collect(Collectors.toSet());
        String any = names.stream().sorted().map(Pattern::quote).collect(Collectors.joining("|", "(?i)(?:", ")"));
        return new SecretNames(
                Pattern.compile("^" + any + "$"),
                Pattern.compile("((?<!\\w)" + any + OPERATOR + ")" + OPERAND),
                tree("(?:\\w++\\.)*+" + any));
    }

    private static Pattern tree(String name) {
        return Pattern.compile("\"field\"\\s*+:\\s*+\"" + name + "\"");
    }

    /** Whether a secret may go under this name. */
    public boolean matches(String text) {
        return name.matcher(text).find();
    }

    /** A filter without the operands of comparisons of secrets. */
    String withoutOperands(String filter) {
        return comparison.matcher(filter).replaceAll("$1" + Redaction.MARK);
    }
}
