package com.togahub.it.action;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.intercept.Requests;
import jakarta.enterprise.context.ApplicationScoped;

/**
 * Keeps books, in Core, of a client's new customers: a parameter named by their number. Refuses them after that, or breaks
 * down, when their notes say so.
 */
@ApplicationScoped
public class Bookkeeping implements Interceptor {
    @Override
    public String name() {
        return "it-bookkeeping";
    }

    @Override
    public void handle(Change change, Requests requests) {
        for (ObjectNode customer : change.payloads()) {
            ObjectNode entry = customer.objectNode();
            entry.put("name", customer.path("number").asText());
            entry.put("value", customer.path("name").asText());
            requests.post("/parameters", entry);
            switch (customer.path("notes").asText()) {
                case "refuse" -> throw new Refusal("The books are closed.");
                case "throw" -> throw new IllegalStateException("the books are lost");
                default -> {
                    // kept
                }
            }
        }
    }
}
