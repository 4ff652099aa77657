package com.togahub.engine.job;

import static java.util.Objects.requireNonNull;

import com.togahub.engine.job.TransactionBoundary.Call;
import com.togahub.engine.job.binding.Action;
import com.togahub.engine.job.binding.BindingException;
import com.togahub.engine.job.binding.JobContext;
import java.time.Duration;
import java.util.Optional;
import java.util.function.BooleanSupplier;

/** Calls actions: binds the parameters, lends the object, keeps the transaction. */
public final class Invocation {
    private final Instances instances;
    private final TransactionBoundary transactions;

    /** Calls on these objects, in these transactions. */
    public Invocation(Instances instances, TransactionBoundary transactions) {
        this.instances = requireNonNull(instances, "instances");
        this.transactions = requireNonNull(transactions, "transactions");
    }

    /**
     * Calls an action.
     *
     * @param parameters a JSON object as text
     * @param limit how long it may take
     * @param isVoid whether it has been given up meanwhile
     * @return its result as JSON text
     * @throws BindingException when the parameters do not fit: no later try would do better
     * @throws Throwable whatever the action throws
     */
    Optional<String> call(Action action, String parameters, JobContext context, Duration limit, BooleanSupplier isVoid)
            throws Throwable {
        Object[] arguments = action.bind(parameters, context);
        try (Instances.Lease lease = instances.open(action.type())) {
            Call<Optional<String>> call =
                    () -> action.call(lease.instance(), arguments).map(ResultJson::write);
            return action.isTransactional() ? transactions.within(limit, isVoid, call) : call.run();
        }
    }
}
