package com.togahub.persistence.store;

import com.togahub.engine.context.DatabaseName;
import com.togahub.engine.context.TransactionId;
import com.togahub.persistence.entity.logs.ApiTransaction;
import com.togahub.persistence.hibernate.Units;
import java.util.Optional;

/** Reads rows of {@code ApiTransactions}, as entities of the unit Logs. */
public final class LoggedRequests {
    private final Units units;

    /** Rows of all logs schemas. */
    public LoggedRequests(Units units) {
        this.units = units;
    }

    /** HTTP status of the request with this id; empty when it has left no row yet, or none that says. */
    Optional<Integer> status(DatabaseName logs, TransactionId id) {
        return units.logs(logs, session -> session.createQuery(
                                "from ApiTransaction t where t.transactionId = :id", ApiTransaction.class)
                        .setParameter("id", id.value())
                        .uniqueResultOptional())
                .flatMap(ApiTransaction::status);
    }
}
