package com.togahub.it.support;

import java.util.function.Consumer;
import java.util.function.Supplier;
import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/**
 * Gives test classes servers of their own, the same ones to all classes of a run: started when they are first needed, whole at the
 * beginning of each class, stopped at the run's end.
 *
 * @param <T> what knows the servers
 */
public abstract class OncePerRun<T extends AutoCloseable>
        implements BeforeAllCallback, ExecutionCondition, ParameterResolver {
    private final Class<T> type;
    private final Supplier<T> start;
    private final Consumer<T> mend;

    /** Servers that are started, and mended, so. */
    protected OncePerRun(Class<T> type, Supplier<T> start, Consumer<T> mend) {
        this.type = type;
        this.start = start;
        this.mend = mend;
    }

    @Override
    public final void beforeAll(ExtensionContext context) {
        mend.accept(servers(context));
    }

    @Override
    public final ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return System.getProperty("toga.server").equals("full")
                ? ConditionEvaluationResult.disabled("Payara Server is not started more than once.")
                : ConditionEvaluationResult.enabled("");
    }

    @Override
    public final boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == type;
    }

    @Override
    public final Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return servers(context);
    }

    private T servers(ExtensionContext context) {
        return context.getRoot().getStore(Namespace.create(type)).getOrComputeIfAbsent(type, each -> start.get(), type);
    }
}
