package com.togahub.engine.administration;

import com.togahub.engine.metadata.MetadataRows;
import com.togahub.engine.metadata.MetadataStore;
import com.togahub.engine.plan.WritePlan;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.problem.ProblemException;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Session;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/**
 * Judges changes of metadata by what would become of it: the rows as the write leaves them, read inside its transaction,
 * are compared with those before. What was wrong before does not stand in the way of other changes. Writers of metadata
 * wait for each other, so that two changes that are good alone and senseless together cannot both take place.
 */
public final class MetadataGuard implements Guard {
    private final MetadataStore store;
    private final Tables tables;
    private final Handlers handlers;

    /** Judges by the real tables and the deployed code. */
    public MetadataGuard(MetadataStore store, Tables tables, Handlers handlers) {
        this.store = store;
        this.tables = tables;
        this.handlers = handlers;
    }

    @Override
    public Watch watch(Session session, WritePlan plan) {
        WrittenValues.check(plan);
        boolean isMetadata = plan.record().place() == Place.CORE
                && MetadataStore.TABLES.contains(plan.record().table());
        if (!isMetadata) {
            return () -> {};
        }
        store.begin(session);
        MetadataRows before = store.load(session);
        return () -> check(session, plan, before, store.load(session));
    }

    private void check(Session session, WritePlan plan, MetadataRows before, MetadataRows after) {
        Entries old = Entries.of(before);
        Entries now = Entries.of(after);
        List<Finding> known = structure(before);
        List<Finding> findings = structure(after);
        findings.addAll(Columns.findings(tables, session, after, old));
        Places places = Places.of(plan, old, now);
        List<Problem> problems = new ArrayList<>();
        List<Finding> said = new ArrayList<>();
        for (Finding finding : findings) {
            boolean isTouched = !old.has(finding.key(), now.all().get(finding.key()));
            boolean isNew = isTouched || known.stream().noneMatch(finding::isAt);
            if (isNew && said.stream().noneMatch(finding::isAt)) {
                said.add(finding);
                problems.add(problem(finding, isTouched, places, now));
            }
        }
        if (!problems.isEmpty()) {
            // what depends on a change matters less than what is wrong with the change itself
            problems.sort(Comparator.comparing(problem -> problem.code() == Code.EV_17 ? 1 : 0));
            throw new ProblemException(problems);
        }
    }

    private List<Finding> structure(MetadataRows rows) {
        List<Finding> findings = new ArrayList<>(Names.findings(rows));
        findings.addAll(Relations.findings(rows));
        findings.addAll(Pointers.findings(rows, handlers));
        findings.addAll(Snapshots.findings(rows));
        return findings;
    }

    private static Problem problem(Finding finding, boolean isTouched, Places places, Entries now) {
        if (!isTouched) {
            String label = now.all().get(finding.key()).label();
            return Problem.of(
                    Code.EV_17, finding.key().table() + " '" + label + "' depends on this: " + finding.text());
        }
        Problem problem = Problem.of(finding.code(), finding.text());
        return places.path(finding.key(), finding.member()).map(problem::at).orElse(problem);
    }
}
