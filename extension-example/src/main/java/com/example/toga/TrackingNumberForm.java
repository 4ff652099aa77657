package com.example.toga;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.intercept.Change;
import com.togahub.engine.intercept.Interceptor;
import com.togahub.engine.intercept.Refusal;
import com.togahub.engine.intercept.Requests;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Locale;

/** Before a tracking number is stored: takes the spaces out that people type, and refuses what no carrier gives out. */
@ApplicationScoped
public class TrackingNumberForm implements Interceptor {
    private static final String MEMBER = "number";
    private static final int SHORTEST = 8;

    @Override
    public String name() {
        return "example-tracking-number-form";
    }

    @Override
    public void handle(Change change, Requests requests) {
        for (ObjectNode payload : change.payloads()) {
            if (payload.path(MEMBER).isTextual()) {
                payload.put(MEMBER, plain(payload.path(MEMBER).textValue()));
            }
        }
    }

    private static String plain(String number) {
        String plain = number.replaceAll("\\s", "").toUpperCase(Locale.ROOT);
        if (plain.length() < SHORTEST) {
            throw new Refusal("A tracking number has " + SHORTEST + " characters at least.", MEMBER);
        }
        return plain;
    }
}
