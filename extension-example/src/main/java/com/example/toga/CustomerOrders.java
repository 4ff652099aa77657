package com.example.toga;

import com.fasterxml.jackson.databind.node.JsonNodeFactory;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.crud.Data;
import com.togahub.engine.crud.ScriptedApi;
import com.togahub.engine.intercept.Requests;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import jakarta.enterprise.context.ApplicationScoped;
import java.util.Map;

/** A route of its own: whether a customer, named by {@code customer}, has any orders the caller may see. */
@ApplicationScoped
public class CustomerOrders implements ScriptedApi {
    private static final String CUSTOMER = "customer";

    @Override
    public String name() {
        return "example-has-orders";
    }

    @Override
    public Data handle(Requests requests, Map<String, String> parameters, ObjectNode body) {
        String customer = parameters.getOrDefault(CUSTOMER, "");
        if (!customer.matches("[A-Za-z0-9-]{1,32}")) {
            throw new ProblemException(Code.EV_1, "The parameter 'customer' is a customer's number.");
        }
        ObjectNode orders = requests.list(
                "/sales-orders",
                Map.of("where", "customer.number==" + customer, "fields", "uuid", "recordsPerPage", "1"));
        ObjectNode answer = JsonNodeFactory.instance.objectNode();
        answer.put("hasOrders", !orders.path("salesOrders").isEmpty());
        return new Data(200, "customerOrders", answer);
    }
}
