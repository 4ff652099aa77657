package com.togahub.engine.fulfilment;

/** Compass's own model of fulfilments: so far the shared one, under the name by which it takes precedence for compass. */
public final class CompassItemFulfillments extends ItemFulfillments {
    @Override
    public String name() {
        return NAME + "@compass";
    }
}
