package com.togahub.persistence.testing;

import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Requests;
import java.util.function.Supplier;

/** An interceptor that is made after the engine, over the same stores. */
public record LateInterceptor(String name, Supplier<Interceptor> behind) implements Interceptor {
    @Override
    public void handle(Change change, Requests requests) {
        behind.get().handle(change, requests);
    }

    @Override
    public void prepare(Change change, Requests requests) {
        behind.get().prepare(change, requests);
    }
}
