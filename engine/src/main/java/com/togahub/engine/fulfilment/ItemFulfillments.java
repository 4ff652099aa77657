package com.togahub.engine.fulfilment;

import com.togahub.engine.intercept.Model;

/** The model of fulfilments that all clients share who have none of their own. */
public class ItemFulfillments implements Model {
    /** The record's {@code model} in the metadata. */
    public static final String NAME = "item-fulfillments";

    @Override
    public String name() {
        return NAME;
    }
}
