package com.togahub.persistence.logfile;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.context.DatabaseName;
import java.util.Optional;

/**
 * A request whose line is in the file.
 *
 * @param logs where its row is, or would be
 * @param uuid the row's name
 * @param transactionId its id, if it had one
 * @param status the answer's
 * @param hasRow whether there is a row
 */
record Filed(DatabaseName logs, String uuid, Optional<String> transactionId, int status, boolean hasRow) {
    Filed {
        requireNonNull(logs, "logs");
        requireNonNull(uuid, "uuid");
        requireNonNull(transactionId, "transactionId");
    }
}
