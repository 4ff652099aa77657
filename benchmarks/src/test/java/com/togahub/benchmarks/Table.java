package com.togahub.benchmarks;

import com.togahub.benchmarks.measure.Figures;
import com.togahub.benchmarks.measure.Percentiles;
import java.io.PrintStream;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.ToDoubleFunction;

/** Prints figures as a table in Markdown: medians of all rounds, and how they compare. */
final class Table {
    private static final double GOAL = 1.5;

    private final Map<Kind, List<Figures>> figures;
    private final PrintStream out;

    Table(Map<Kind, List<Figures>> figures, PrintStream out) {
        this.figures = figures;
        this.out = out;
    }

    void print() {
        out.println(
                "| | enqueue/s | drain/s | statements/job | CPU ms/job application | CPU ms/job database | CPU ms/job queue "
                        + "| start p50 ms | start p99 ms |");
        out.println("|---|---|---|---|---|---|---|---|---|");
        for (Kind kind : Kind.values()) {
            boolean hasQueue = kind == Kind.TOGA;
            out.printf(
                    Locale.ROOT,
                    "| %s | %.0f | %.0f | %.2f | %.2f | %.2f | %s | %.1f | %.1f |%n",
                    kind.title(),
                    median(kind, Figures::enqueued),
                    median(kind, Figures::drained),
                    median(kind, Figures::statements),
                    median(kind, Figures::application),
                    median(kind, Figures::database),
                    hasQueue ? "%.2f".formatted(median(kind, Figures::queue)) : "",
                    median(kind, Figures::median),
                    median(kind, Figures::worst));
        }
        out.println();
        out.printf(Locale.ROOT, "Toga, rows without messages: %.0f enqueued/s%n", median(Kind.TOGA, Figures::inserted));
        compare("enqueue", Figures::enqueued);
        compare("rows without messages", Figures::inserted, Figures::enqueued);
        compare("drain", Figures::drained);
        for (Kind kind : Kind.values()) {
            out.println(kind.title() + ", " + last(kind).width() + " at once, statements per job: " + kinds(kind));
        }
    }

    private void compare(String what, ToDoubleFunction<Figures> figure) {
        compare(what, figure, figure);
    }

    /** Toga against the better of the others, round by round, as rounds differ more than contenders within one. */
    private void compare(String what, ToDoubleFunction<Figures> ours, ToDoubleFunction<Figures> theirs) {
        List<Figures> toga = figures.get(Kind.TOGA);
        double[] ratios = new double[toga.size()];
        for (int round = 0; round < ratios.length; round++) {
            double better = Math.max(
                    theirs.applyAsDouble(figures.get(Kind.DB_SCHEDULER).get(round)),
                    theirs.applyAsDouble(figures.get(Kind.JOBRUNR).get(round)));
            ratios[round] = ours.applyAsDouble(toga.get(round)) / better;
        }
        out.printf(
                Locale.ROOT,
                "%s: %.2f times the better other (%.2f to %.2f; goal %.1f)%n",
                what,
                Percentiles.median(ratios),
                Arrays.stream(ratios).min().orElse(Double.NaN),
                Arrays.stream(ratios).max().orElse(Double.NaN),
                GOAL);
    }

    private double median(Kind kind, ToDoubleFunction<Figures> figure) {
        return Percentiles.median(figures.get(kind).stream().mapToDouble(figure).toArray());
    }

    private String kinds(Kind kind) {
        StringBuilder text = new StringBuilder();
        last(kind).kinds().entrySet().stream()
                .sorted(Map.Entry.comparingByKey())
                .filter(each -> each.getValue() >= 0.005)
                .forEach(each -> text.append(text.isEmpty() ? "" : ", ")
                        .append(String.format(
                                Locale.ROOT,
                                "%s %.2f",
                                each.getKey().replaceFirst("^Com_", "").replace("Innodb_data_fsyncs", "file syncs"),
                                each.getValue())));
        return text.toString();
    }

    private Figures last(Kind kind) {
        List<Figures> all = figures.get(kind);
        return all.get(all.size() - 1);
    }
}
