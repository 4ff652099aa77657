package com.togahub.engine.cxml.check;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.cxml.types.Flaw;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** A check on its way: how far it has come, and what was found so far. */
public final class Checking {
    private Report.Stage stage = Report.Stage.TEXT;
    private String text = "";
    private List<Flaw> flaws = List.of();

    /** The document's text is this. */
    public void text(String plain) {
        text = plain;
    }

    /** The document's text. */
    public String text() {
        return text;
    }

    /** Header and request are there; the document type does not allow this. */
    public void envelope(List<Flaw> found) {
        stage = Report.Stage.ENVELOPE;
        flaws = List.copyOf(found);
    }

    /** The sender is known and may send such a document. */
    public void sender() {
        stage = Report.Stage.SENDER;
    }

    /** The report of a document that ends here. */
    public Report refused(Refusal refusal) {
        Optional<Lines> lines = Lines.ofAny(text);
        List<Remark> remarks = new ArrayList<>();
        refusal.findings().forEach(finding -> remarks.add(Remark.of(refusal.status(), finding, lines)));
        // where the type itself is the reason, it has been told already
        flaws.stream().filter(flaw -> !isTold(flaw, remarks)).forEach(flaw -> remarks.add(warning(flaw)));
        remarks.sort(Comparator.comparing(Remark::isError).reversed().thenComparing(remark -> remark.line()
                .orElse(0)));
        return new Report(refusal.status(), remarks, stage);
    }

    /** The report of a document that would be carried out. */
    public Report accepted() {
        return new Report(Status.OK, flaws.stream().map(Checking::warning).toList(), Report.Stage.REQUEST);
    }

    private static boolean isTold(Flaw flaw, List<Remark> remarks) {
        return remarks.stream().anyMatch(remark -> remark.text().endsWith(flaw.text()));
    }

    private static Remark warning(Flaw flaw) {
        Optional<Integer> line = Optional.of(flaw.line()).filter(number -> number > 0);
        Optional<String> element = Optional.of(flaw.element()).filter(name -> !name.isEmpty());
        return new Remark(false, Status.NOT_ACCEPTABLE, line, element, flaw.text(), Hints.LENIENT);
    }
}
