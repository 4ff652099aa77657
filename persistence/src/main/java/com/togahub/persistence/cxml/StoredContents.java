package com.togahub.persistence.cxml;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.Tenant;
import com.togahub.engine.cxml.attachment.Contents;
import com.togahub.engine.store.ColumnType;
import com.togahub.engine.store.Database;
import com.togahub.engine.store.Place;
import com.togahub.engine.store.Statement;
import java.util.Base64;
import java.util.List;
import java.util.Optional;

/** The column {@code content} of {@code CxmlAttachments}. It travels as text, as every value of the store does. */
public final class StoredContents implements Contents {
    private static final Statement KEEP = new Statement(
            Place.CLIENT, "UPDATE CxmlAttachments SET content = FROM_BASE64(?) WHERE uuid = ?", List.of(), List.of());
    private static final Statement FIND = new Statement(
            Place.CLIENT,
            "SELECT TO_BASE64(content) FROM CxmlAttachments WHERE uuid = ?",
            List.of(),
            List.of(ColumnType.TEXT));

    private final Database database;

    /** Keeps them in the clients' databases. */
    public StoredContents(Database database) {
        this.database = requireNonNull(database, "database");
    }

    @Override
    public void keep(Tenant tenant, String uuid, byte[] bytes) {
        Statement kept = KEEP.with(List.of(Base64.getEncoder().encodeToString(bytes), uuid));
        int rows = database.write(tenant, session -> session.update(kept));
        if (rows != 1) {
            throw new IllegalStateException("there is no attachment " + uuid);
        }
    }

    @Override
    public Optional<byte[]> find(Tenant tenant, String uuid) {
        return database.read(tenant, session -> session.query(FIND.with(List.of(uuid)))).stream()
                .filter(row -> row[0] != null)
                .map(row -> Base64.getMimeDecoder().decode((String) row[0]))
                .findFirst();
    }
}
