package com.togahub.engine.context;

import com.togahub.engine.problem.Code;
import com.togahub.engine.problem.ProblemException;
import java.util.regex.Pattern;

/**
 * The caller's name for one request, unique over all tenants and for ever: its idempotency and audit key.
 *
 * @param value 1 to 64 characters of {@code A-Za-z0-9._:-}
 */
public record TransactionId(String value) {
    private static final Pattern FORM = Pattern.compile("[A-Za-z0-9._:-]{1,64}");

    public TransactionId {
        if (value == null || !FORM.matcher(value).matches()) {
            throw new ProblemException(Code.EV_4);
        }
    }

    @Override
    public String toString() {
        return value;
    }
}
