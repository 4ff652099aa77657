package com.togahub.engine.request;

/** What a request does; PATCH is the same as {@link #PUT}. */
public enum Method {
    GET,
    POST,
    PUT,
    DELETE
}
