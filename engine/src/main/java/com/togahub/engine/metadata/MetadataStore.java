package com.togahub.engine.metadata;

/** The metadata tables of Core, as they are now. Failures are {@link com.togahub.engine.store.StoreException}s. */
public interface MetadataStore {
    /** A number that moves whenever a metadata row changes, however it was changed; cheap enough to ask every second. */
    long version();

    /** Every metadata row, read in one consistent snapshot, with the version of just that state. */
    MetadataRows load();
}
