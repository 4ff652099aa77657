package com.togahub.engine.metadata;

import com.togahub.engine.store.Session;
import java.util.List;

/** The metadata tables of Core, as they are now. Failures are {@link com.togahub.engine.store.StoreException}s. */
public interface MetadataStore {
    /** The tables of which a changed row is a change of metadata. */
    List<String> TABLES = List.of(
            "Records",
            "RecordFields",
            "InherentRecordChildren",
            "Roles",
            "AclRecordPermissions",
            "AclFieldPermissions",
            "ApiPayloadInterceptors",
            "ScriptedApis",
            "AclScriptedApiPermissions");

    /** A number that moves whenever a metadata row changes, however it was changed; cheap enough to ask every second. */
    long version();

    /** Every metadata row, read in one consistent snapshot, with the version of just that state. */
    MetadataRows load();

    /**
     * Begins a change of metadata within a write's transaction: waits until no other change is under way and keeps others
     * out until the transaction ends.
     */
    void begin(Session session);

    /**
     * Every metadata row as it is within a write's transaction after {@link #begin}: what others have committed and what the
     * transaction itself has written.
     */
    MetadataRows load(Session session);
}
