package com.togahub.engine.cxml.check;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.status.Finding;
import com.togahub.engine.cxml.status.Status;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * What is said about a document.
 *
 * @param isError whether the document would be refused for it
 * @param status that it would be refused with
 * @param line of the text, from 1, where that is known
 * @param element name of the element, where that is known
 * @param text what is wrong
 * @param hint what to do about it
 */
public record Remark(
        boolean isError, Status status, Optional<Integer> line, Optional<String> element, String text, String hint) {
    private static final Pattern ITEM = Pattern.compile("Line ([0-9]{1,10})[: ].*", Pattern.DOTALL);
    private static final Pattern LAST = Pattern.compile(".*/([^/\\[]+)\\[[0-9]+\\]");

    public Remark {
        requireNonNull(status, "status");
        requireNonNull(line, "line");
        requireNonNull(element, "element");
        requireNonNull(text, "text");
        requireNonNull(hint, "hint");
    }

    /**
     * A finding that the document would be refused for, with its place in the text.
     *
     * @param lines of the text; empty when it could not be parsed
     */
    static Remark of(Status status, Finding finding, Optional<Lines> lines) {
        Optional<String> path = finding.path()
                .or(() -> finding.line().isPresent() ? Optional.empty() : lines.flatMap(known -> item(finding, known)));
        Optional<Integer> line = finding.line().or(() -> lines.flatMap(known -> path.map(known.byPath()::get)));
        return new Remark(true, status, line, path.map(Remark::element), finding.text(), Hints.of(status));
    }

    /** Findings of the later stages name the sender's own line numbers; where a line of the text is known, those are meant. */
    private static Optional<String> item(Finding finding, Lines lines) {
        Matcher item = ITEM.matcher(finding.text());
        return item.matches() ? Optional.ofNullable(lines.byNumber().get(item.group(1))) : Optional.empty();
    }

    private static String element(String path) {
        Matcher last = LAST.matcher(path);
        return last.matches() ? last.group(1) : path;
    }
}
