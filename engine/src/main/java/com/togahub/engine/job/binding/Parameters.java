package com.togahub.engine.job.binding;

/** Where a job's parameters are: in its row, unless they are too large for one. */
public interface Parameters {
    /** All parameters are in the rows. */
    Parameters IN_ROWS = (uuid, parameters) -> parameters;

    /**
     * The parameters themselves.
     *
     * @param uuid the job's
     * @param parameters what its row holds: a JSON object as text, or a reference
     * @throws BindingException when they are lost: no later try would do better
     * @throws RuntimeException when they cannot be read now
     */
    String resolve(String uuid, String parameters);
}
