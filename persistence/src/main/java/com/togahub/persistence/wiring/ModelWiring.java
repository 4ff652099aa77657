package com.togahub.persistence.wiring;

import com.togahub.engine.fulfilment.CompassItemFulfillments;
import com.togahub.engine.fulfilment.ItemFulfillments;
import com.togahub.engine.fulfilment.MirrorTrigger;
import com.togahub.engine.fulfilment.NoticeTrigger;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Model;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The engine's own models and interceptors, as beans beside those of extensions. */
@ApplicationScoped
public class ModelWiring {
    /** Fulfilments of all clients. */
    @Produces
    @Singleton
    Model itemFulfillments() {
        return new ItemFulfillments();
    }

    /** Fulfilments of compass. */
    @Produces
    @Singleton
    Model compassItemFulfillments() {
        return new CompassItemFulfillments();
    }

    /** Marks fulfilments for their mirrors. */
    @Produces
    @Singleton
    Interceptor mirrorTrigger() {
        return new MirrorTrigger();
    }

    /** Makes fulfilments of advance shipping notices. */
    @Produces
    @Singleton
    Interceptor noticeTrigger() {
        return new NoticeTrigger();
    }
}
