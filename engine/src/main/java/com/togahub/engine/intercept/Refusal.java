package com.togahub.engine.intercept;

/** Business code says no: the request ends with EO-4 and this text, which the caller sees, and nothing of it remains. */
public final class Refusal extends RuntimeException {
    private static final long serialVersionUID = 1;

    private final String path;

    /** A refusal of the request as a whole. */
    public Refusal(String text) {
        this(text, "");
    }

    /**
     * A refusal of a part of the body.
     *
     * @param path such as {@code salesOrderItems[2].quantity}
     */
    public Refusal(String text, String path) {
        super(text);
        this.path = path;
    }

    /** The part of the body; empty for the whole. */
    public String path() {
        return path;
    }
}
