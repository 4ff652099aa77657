package com.togahub.engine.report;

import java.nio.file.Path;

/** Port: where reports are kept. */
public interface ReportStore {
    /**
     * Keeps a report under a name such as {@code reports/daily/2026-01-31/acme/sales-orders.csv}; one that is there is replaced.
     *
     * @throws ReportStoreException when it cannot
     */
    void keep(String name, Path file);
}
