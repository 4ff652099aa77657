package com.example.toga;

import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.GenericModel;
import com.togahub.engine.intercept.Model;
import com.togahub.engine.intercept.Outcome;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.intercept.Requests;
import jakarta.enterprise.context.ApplicationScoped;

/** How units work for the client acme, where the record's model is {@code example-units}: they are for ever. */
@ApplicationScoped
public class AcmeUnits implements Model {
    @Override
    public String name() {
        return "example-units@acme";
    }

    @Override
    public Outcome delete(Change change, GenericModel generic, Requests requests) {
        throw new Refusal("A unit that exists is never deleted.");
    }
}
