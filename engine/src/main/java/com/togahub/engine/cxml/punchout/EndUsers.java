package com.togahub.engine.cxml.punchout;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.cxml.lookup.Lookup;
import com.togahub.engine.cxml.status.Refusal;
import com.togahub.engine.cxml.status.Status;
import com.togahub.engine.intercept.Requests;
import java.util.List;
import java.util.Optional;

/**
 * The people of a customer. A session names its user for those who look at it later; it gets no right from that, so a user who
 * is not the customer's is not named at all.
 *
 * @param customer uuid
 * @param createsUser whether an unknown person becomes a user, without roles and password
 */
record EndUsers(Requests requests, String customer, boolean createsUser) {
    private static final String ROUTE = "/users";

    /**
     * The uuid of a person's user, found or made.
     *
     * @throws Refusal 403 for one that is switched off
     */
    Optional<String> of(Person person) {
        return person.email().flatMap(email -> new Lookup(requests, ROUTE, "email")
                .rows(Lookup.in("email", List.of(email)), List.of("uuid", "isActive", "customer.uuid"), 1).stream()
                        .findFirst()
                        .map(this::known)
                        .orElseGet(() -> createsUser ? Optional.of(create(person, email)) : Optional.empty()));
    }

    private Optional<String> known(ObjectNode user) {
        if (!user.path("customer").path("uuid").asText().equals(customer)) {
            return Optional.empty();
        }
        if (!user.path("isActive").asBoolean(true)) {
            throw new Refusal(Status.FORBIDDEN, "The user may not sign in any more");
        }
        return Optional.of(user.path("uuid").asText());
    }

    private String create(Person person, String email) {
        ObjectNode body = JsonNodeFactory.instance.objectNode();
        body.put("email", email);
        body.put("name", person.name().orElse(email.substring(0, email.indexOf('@'))));
        body.put("customer", customer);
        return requests.post(ROUTE, body).path("users").path("uuid").asText();
    }
}
