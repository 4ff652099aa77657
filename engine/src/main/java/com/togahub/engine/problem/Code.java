package com.togahub.engine.problem;

/**
 * The one catalogue of messages. The wire code is the constant's name with {@code -} for {@code _}; the text is what is
 * said where nothing more exact is known.
 */
public enum Code {
    EN_1(401, "An access token is required."),
    EN_2(401, "The access token is not valid."),
    EN_3(401, "The token has expired or is not valid yet."),
    EN_4(401, "This token cannot be used here."),
    EN_5(401, "The credentials are not valid."),
    EN_6(429, "Too many failed attempts; try again later."),
    EN_7(401, "The client, credential or user is not active."),
    EZ_1(403, "This operation on this record is not granted."),
    EZ_2(403, "This field is not granted."),
    EZ_3(403, "This operation is not granted."),
    EV_1(400, "The request is malformed."),
    EV_2(404, "There is no such route."),
    EV_3(400, "There is no such field, relation or alias."),
    EV_4(400, "transactionId is missing or malformed: 1 to 64 characters of A-Za-z0-9._:- are needed."),
    EV_5(409, "This transactionId has been used before."),
    EV_6(422, "A value is required."),
    EV_7(422, "The value is not valid."),
    EV_8(422, "The referenced record was not found."),
    EV_9(409, "The value is already taken."),
    EV_10(400, "A limit is exceeded."),
    EV_11(405, "The method is not allowed on this route."),
    EV_12(413, "The body is too large."),
    EV_13(415, "The body must be JSON."),
    EV_14(404, "There is no such record."),
    EV_15(412, "The record has changed: If-Match does not match."),
    EV_16(400, "A field is neither grouped nor aggregated."),
    EV_17(409, "The record is still referenced."),
    EO_1(500, "An unexpected failure; the transactionId identifies it."),
    EO_2(503, "A database is unavailable; try again later."),
    EO_3(503, "The request collided with others and was given up after three tries; try again."),
    EO_4(422, "The request was refused."),
    W_1(Level.WARNING, "The depth was capped."),
    W_2(Level.WARNING, "Said by business code."),
    D_1(Level.DEBUG, "Number of SQL statements."),
    D_2(Level.DEBUG, "Milliseconds per stage.");

    private final int status;
    private final Level level;
    private final String text;

    Code(int status, String text) {
        this.status = status;
        this.level = Level.ERROR;
        this.text = text;
    }

    Code(Level level, String text) {
        this.status = 0;
        this.level = level;
        this.text = text;
    }

    /** The code on the wire, such as {@code EV-7}. */
    public String wireName() {
        return name().replace('_', '-');
    }

    /** The HTTP status of an answer whose first error is this; 0 for codes that are no error. */
    public int status() {
        return status;
    }

    /** Error, warning or debug. */
    public Level level() {
        return level;
    }

    /** The default text. */
    public String text() {
        return text;
    }
}
