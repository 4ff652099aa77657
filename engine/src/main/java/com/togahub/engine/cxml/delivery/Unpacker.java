package com.togahub.engine.cxml.delivery;

import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;

/** Finds the document in a delivery. */
public final class Unpacker {
    private Unpacker() {}

    /**
     * Unpacks by the content type; a delivery without one is taken for XML, as some senders name none.
     *
     * @throws Refusal 499 over the size limit, 406 where no document can be found
     */
    public static Parcel unpack(Post post) {
        if (!isIdentity(post)) {
            throw new Refusal(Status.NOT_ACCEPTABLE, "Encoded content is not unpacked");
        }
        if (post.body().length > Post.MAX_BYTES) {
            throw new Refusal(Status.DOCUMENT_SIZE_ERROR, "The document is larger than " + Post.MAX_BYTES + " bytes");
        }
        MediaType type = MediaType.parse(post.contentType().orElse("text/xml"));
        if (type.isXml()) {
            return Parcel.alone(post.body(), type.parameter("charset"));
        }
        return switch (type.name()) {
            case "multipart/related", "multipart/mixed" -> Multipart.read(post.body(), type);
            case "application/x-www-form-urlencoded" -> Form.read(post.body());
            default ->
                throw new Refusal(
                        Status.NOT_ACCEPTABLE,
                        "The content type must be text/xml, application/xml or multipart/related");
        };
    }

    /** Whether the body is as its content type says, not compressed. */
    public static boolean isIdentity(Post post) {
        return post.contentEncoding()
                .map(encoding -> encoding.strip().equalsIgnoreCase("identity"))
                .orElse(true);
    }
}
