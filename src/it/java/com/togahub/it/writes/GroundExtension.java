package com.togahub.it.writes;

import org.junit.jupiter.api.extension.BeforeAllCallback;
import org.junit.jupiter.api.extension.ConditionEvaluationResult;
import org.junit.jupiter.api.extension.ExecutionCondition;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ExtensionContext.Namespace;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;

/** Gives test classes the one ground of the run, whole at the beginning of each; it is made when it is first needed. */
public final class GroundExtension implements BeforeAllCallback, ExecutionCondition, ParameterResolver {
    @Override
    public void beforeAll(ExtensionContext context) {
        ground(context).mend();
    }

    @Override
    public ConditionEvaluationResult evaluateExecutionCondition(ExtensionContext context) {
        return System.getProperty("toga.server").equals("full")
                ? ConditionEvaluationResult.disabled("Payara Server is not started more than once.")
                : ConditionEvaluationResult.enabled("");
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return parameter.getParameter().getType() == Ground.class;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        return ground(context);
    }

    private static Ground ground(ExtensionContext context) {
        return context.getRoot()
                .getStore(Namespace.create(GroundExtension.class))
                .getOrComputeIfAbsent(Ground.class, type -> Ground.start(), Ground.class);
    }
}
