package com.togahub.launcher.cli;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The words after a command.
 *
 * @param operands what is no option, in its order
 * @param values options that take a value, by name
 * @param flags options that take none
 */
record Words(List<String> operands, Map<String, String> values, Set<String> flags) {
    private static final Set<String> TARGET = Set.of("--url", "--api-key", "--secret-file");

    Words {
        operands = List.copyOf(operands);
        values = Map.copyOf(values);
        flags = Set.copyOf(flags);
    }

    /** Sorts words; options other than these and those that say where to go are refused. */
    static Words of(List<String> words, Set<String> valued, Set<String> flagged) {
        List<String> operands = new ArrayList<>();
        Map<String, String> values = new LinkedHashMap<>();
        Set<String> flags = new LinkedHashSet<>();
        for (int i = 0; i < words.size(); i++) {
            String word = words.get(i);
            if (valued.contains(word) || TARGET.contains(word)) {
                if (i + 1 == words.size()) {
                    throw new UsageException(word + " takes a value");
                }
                i++;
                if (values.put(word, words.get(i)) != null) {
                    throw new UsageException(word + " is given twice");
                }
            } else if (flagged.contains(word)) {
                flags.add(word);
            } else if (word.startsWith("-")) {
                throw new UsageException("no such option: " + word);
            } else {
                operands.add(word);
            }
        }
        return new Words(operands, values, flags);
    }

    Optional<String> value(String option) {
        return Optional.ofNullable(values.get(option));
    }

    boolean has(String flag) {
        return flags.contains(flag);
    }

    /** A number's option, or what it is unless given. */
    int number(String option, int otherwise, int least, int most) {
        String text = values.getOrDefault(option, Integer.toString(otherwise));
        int number = text.matches("[0-9]{1,6}") ? Integer.parseInt(text) : -1;
        if (number < least || number > most) {
            throw new UsageException(option + " takes a number from " + least + " to " + most);
        }
        return number;
    }

    /** Insists on so many operands. */
    Words operands(int least, int most, String meant) {
        if (operands.size() < least || operands.size() > most) {
            throw new UsageException("usage: " + meant);
        }
        return this;
    }
}
