package com.togahub.engine.administration;

import com.togahub.engine.metadata.MetadataRows;
import java.util.ArrayList;
import java.util.List;

/** Whether the code that metadata names is deployed. */
final class Pointers {
    private Pointers() {}

    static List<Finding> findings(MetadataRows rows, Handlers handlers) {
        List<Finding> findings = new ArrayList<>();
        for (MetadataRows.InterceptorRow row : rows.interceptors()) {
            if (!handlers.interceptors().contains(row.handler())) {
                findings.add(Finding.wrong(RowKey.of(row), "handler", "No interceptor of this name is deployed."));
            }
        }
        for (MetadataRows.ScriptedApiRow row : rows.scriptedApis()) {
            if (!handlers.scriptedApis().contains(row.handler())) {
                findings.add(Finding.wrong(RowKey.of(row), "handler", "No scripted API of this name is deployed."));
            }
        }
        for (MetadataRows.RecordRow row : rows.records()) {
            boolean isKnown = row.model().map(handlers.models()::contains).orElse(true);
            if (!isKnown) {
                findings.add(Finding.wrong(RowKey.of(row), "model", "No model of this name is deployed."));
            }
        }
        return findings;
    }
}
