package com.togahub.engine.cxml.response;

import static java.util.Objects.requireNonNull;

import java.time.Instant;
import java.util.List;
import java.util.Map;

/**
 * What this server offers to one sender.
 *
 * @param effective since when
 * @param transactions at least one
 */
public record Profile(Instant effective, List<Transaction> transactions) {
    public Profile {
        requireNonNull(effective, "effective");
        transactions = List.copyOf(transactions);
    }

    /**
     * One kind of request.
     *
     * @param requestName such as {@code OrderRequest}
     * @param url where to send it
     * @param options name and value, such as {@code changes} and {@code No}
     */
    public record Transaction(String requestName, String url, Map<String, String> options) {
        public Transaction {
            requireNonNull(requestName, "requestName");
            requireNonNull(url, "url");
            options = Map.copyOf(options);
        }
    }
}
