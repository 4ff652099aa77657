package com.togahub.engine.administration;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.metadata.MetadataRows;

/**
 * A metadata row.
 *
 * @param table its table
 * @param id its key
 */
record RowKey(String table, long id) {
    RowKey {
        requireNonNull(table, "table");
    }

    static RowKey of(MetadataRows.RecordRow row) {
        return new RowKey("Records", row.id());
    }

    static RowKey of(MetadataRows.FieldRow row) {
        return new RowKey("RecordFields", row.id());
    }

    static RowKey of(MetadataRows.ChildRow row) {
        return new RowKey("InherentRecordChildren", row.id());
    }

    static RowKey of(MetadataRows.RecordPermissionRow row) {
        return new RowKey("AclRecordPermissions", row.id());
    }

    static RowKey of(MetadataRows.InterceptorRow row) {
        return new RowKey("ApiPayloadInterceptors", row.id());
    }

    static RowKey of(MetadataRows.ScriptedApiRow row) {
        return new RowKey("ScriptedApis", row.id());
    }
}
