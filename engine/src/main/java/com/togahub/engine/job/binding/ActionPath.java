package com.togahub.engine.job.binding;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * The name of an action, such as {@code Clickup/TaskUpdate/Webhook}: class segments, then the method, all in Pascal case.
 *
 * @param value at least two segments, at most 255 characters
 */
public record ActionPath(String value) {
    private static final int MAX_LENGTH = 255;
    private static final Pattern FORM = Pattern.compile("[A-Z][A-Za-z0-9]*(?:/[A-Z][A-Za-z0-9]*)+");
    private static final Pattern WEBHOOK_SEGMENT = Pattern.compile("[A-Za-z][A-Za-z0-9]*(?:-[A-Za-z0-9]+)*");
    private static final String ROOT = "action";
    private static final String WEBHOOK = "Webhook";

    public ActionPath {
        if (!isPath(value)) {
            throw new IllegalArgumentException("not an action's path: " + value);
        }
    }

    /** Reads a path; empty when it has not the form of one. */
    public static Optional<ActionPath> parse(String text) {
        return isPath(text) ? Optional.of(new ActionPath(text)) : Optional.empty();
    }

    /**
     * The path of a method.
     *
     * @throws IllegalArgumentException if the class is not in or below a package named {@code action}
     */
    public static ActionPath of(Class<?> type, String method) {
        List<String> packages = List.of(type.getPackageName().split("\\.", -1));
        int root = packages.lastIndexOf(ROOT);
        if (root < 0 || type.isMemberClass()) {
            throw new IllegalArgumentException(
                    type.getName() + " must be a top-level class in or below a package named " + ROOT);
        }
        List<String> segments = new ArrayList<>();
        packages.subList(root + 1, packages.size()).forEach(name -> segments.add(pascal(name, "_")));
        segments.add(type.getSimpleName());
        segments.add(pascal(method, "_"));
        return new ActionPath(String.join("/", segments));
    }

    /**
     * The action that a webhook's path stands for: {@code /clickup/task-update} is {@code Clickup/TaskUpdate/Webhook}.
     *
     * @param path what follows {@code /webhook}, decoded
     * @return empty when the path has no segments or cannot be an action's
     */
    public static Optional<ActionPath> ofWebhook(String path) {
        List<String> segments = new ArrayList<>();
        for (String segment : path.split("/", -1)) {
            if (segment.isEmpty()) {
                continue;
            }
            if (!WEBHOOK_SEGMENT.matcher(segment).matches()) {
                return Optional.empty();
            }
            segments.add(pascal(segment, "-"));
        }
        if (segments.isEmpty()) {
            return Optional.empty();
        }
        segments.add(WEBHOOK);
        return parse(String.join("/", segments));
    }

    private static boolean isPath(String text) {
        return text != null && text.length() <= MAX_LENGTH && FORM.matcher(text).matches();
    }

    private static String pascal(String name, String separator) {
        StringBuilder pascal = new StringBuilder(name.length());
        for (String word : name.split(separator, -1)) {
            if (!word.isEmpty()) {
                pascal.append(Character.toUpperCase(word.charAt(0))).append(word, 1, word.length());
            }
        }
        return pascal.toString();
    }

    @Override
    public String toString() {
        return value;
    }
}
