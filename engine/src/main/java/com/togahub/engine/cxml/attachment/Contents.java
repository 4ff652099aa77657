package com.togahub.engine.cxml.attachment;

import com.togahub.engine.context.Tenant;
import java.util.Optional;

/** The bytes of attachments, which no field shows: a list of attachments would otherwise carry all of them. */
public interface Contents {
    /** Keeps the bytes of an attachment whose record is there, in the caller's transaction. */
    void keep(Tenant tenant, String uuid, byte[] bytes);

    /** The bytes; empty when nothing was kept. */
    Optional<byte[]> find(Tenant tenant, String uuid);
}
