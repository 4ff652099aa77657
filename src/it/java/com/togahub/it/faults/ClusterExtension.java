package com.togahub.it.faults;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test classes the one cluster of the run, whole at the beginning of each; it is started when it is first needed. */
public final class ClusterExtension implements BeforeAllCallback, ExecutionCondition, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) {
        cluster(context).mend();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return System.getProperty("toga.server").equals("full")
                ? ConditionEvaluationResult.disabled("Payara Server is not started more than once.")
                : ConditionEvaluationResult.enabled("");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Cluster.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return cluster(context);
    }

    private static Cluster cluster(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(ClusterExtension.class))
                .getOrComputeIfAbsent(Cluster.class, type -> Cluster.start(), Cluster.class);
    }
}
