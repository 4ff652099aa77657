package com.togahub.engine.cxml.types;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.cxml.status.Finding;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import java.util.List;
import java.util.Optional;

/** Refuses documents that their type does not allow, for senders that must keep to it. */
public final class StrictCheck {
    private final Optional<DocumentTypes> types;

    /** Checks against these types; empty where the operator has installed none. */
    public StrictCheck(Optional<DocumentTypes> types) {
        this.types = requireNonNull(types, "types");
    }

    /** What a document breaks of its type; nothing where no types are installed. */
    public List<Flaw> flaws(String kind, String plain) {
        return types.map(known -> known.flaws(kind, plain)).orElse(List.of());
    }

    /**
     * Demands a valid document.
     *
     * @throws Refusal 406 with every flaw; 500 where no types are installed
     */
    public void require(String kind, String plain) {
        if (types.isEmpty()) {
            throw new Refusal(
                    Status.INTERNAL_SERVER_ERROR, "The document types that this sender must keep to are not installed");
        }
        List<Finding> findings =
                flaws(kind, plain).stream().map(StrictCheck::finding).toList();
        if (!findings.isEmpty()) {
            throw new Refusal(Status.NOT_ACCEPTABLE, findings, null);
        }
    }

    private static Finding finding(Flaw flaw) {
        String where = "Line " + flaw.line() + (flaw.element().isEmpty() ? "" : ", " + flaw.element());
        Optional<String> element = Optional.of(flaw.element()).filter(name -> !name.isEmpty());
        return new Finding(where + ": " + flaw.text(), Optional.of(flaw.line()), element);
    }
}
