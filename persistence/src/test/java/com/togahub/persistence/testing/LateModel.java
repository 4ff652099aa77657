package com.togahub.persistence.testing;

import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.GenericModel;
import com.togahub.engine.intercept.Model;
import com.togahub.engine.intercept.Outcome;
import com.togahub.engine.intercept.Requests;
import java.util.function.Supplier;

/** A model that is made after the engine, over the same stores. */
public record LateModel(String name, Supplier<Model> behind) implements Model {
    @Override
    public Outcome create(Change change, GenericModel generic, Requests requests) {
        return behind.get().create(change, generic, requests);
    }
}
