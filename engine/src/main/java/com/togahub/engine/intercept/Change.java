package com.togahub.engine.intercept;

import static java.util.Objects.requireNonNull;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.togahub.engine.metadata.Interception.Phase;
import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.Problem;
import com.togahub.engine.request.ApiRequest;
import com.togahub.engine.request.Method;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.stream.StreamSupport;

/** A request to records as interceptors and models see it: what is asked, and in the end what came of it. */
public final class Change {
    private final String record;
    private final List<Problem> messages = new ArrayList<>();
    private ApiRequest request;
    private Optional<Supplier<JsonNode>> result = Optional.empty();
    private List<String> uuids = List.of();

    /**
     * A request before it is carried out.
     *
     * @param record name of the record it is about, such as {@code salesOrders}
     */
    public Change(String record, ApiRequest request) {
        this.record = requireNonNull(record, "record");
        this.request = requireNonNull(request, "request");
    }

    /** Whether the operation is still to come or has been carried out. */
    public Phase phase() {
        return result.isPresent() ? Phase.POST : Phase.PRE;
    }

    /** Name of the record, such as {@code salesOrders}. */
    public String record() {
        return record;
    }

    /** What is done. */
    public Method method() {
        return request.method();
    }

    /** The record that is read, changed or deleted; empty for lists and for what is created. */
    public Optional<String> uuid() {
        return request.target().uuid();
    }

    /** The request as it stands, with the payload as changed so far. */
    public ApiRequest request() {
        return request;
    }

    /**
     * The objects of the body, several where an array is posted; none for GET and DELETE. Before the operation they may be
     * changed in place; what is changed afterwards has no effect.
     */
    public List<ObjectNode> payloads() {
        return request.objects();
    }

    /**
     * Puts another body in the place of the present one: an object, or an array of objects where an array was posted.
     *
     * @throws IllegalStateException when the operation has been carried out, or has no body
     */
    public void replacePayload(JsonNode body) {
        if (phase() == Phase.POST || request.body().isEmpty()) {
            throw new IllegalStateException("there is no payload to be replaced now");
        }
        boolean keepsForm = request.isSeveral()
                ? body.isArray()
                        && StreamSupport.stream(body.spliterator(), false).allMatch(JsonNode::isObject)
                : body.isObject();
        if (!keepsForm) {
            throw new IllegalArgumentException("a payload keeps its form: an object, or an array of objects");
        }
        request = request.with(Optional.of(body));
    }

    /** What the answer holds under the record's name; empty before the operation. A DELETE's is an empty object. */
    public Optional<JsonNode> result() {
        return result.map(Supplier::get);
    }

    /** The names of the records created, in order, or of the one changed or deleted; none before the operation. */
    public List<String> uuids() {
        return uuids;
    }

    /** Tells the caller something that is no error (W-2). */
    public void say(String text) {
        messages.add(Problem.of(Code.W_2, text));
    }

    /** What was said, for the answer. */
    public List<Problem> messages() {
        return List.copyOf(messages);
    }

    /**
     * Ends phase PRE; called by the engine alone.
     *
     * @param outcome reads what the answer holds, when somebody asks
     */
    public void finish(Supplier<JsonNode> outcome, List<String> written) {
        result = Optional.of(outcome);
        uuids = List.copyOf(written);
    }
}
