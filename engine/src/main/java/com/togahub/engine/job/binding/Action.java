package com.togahub.engine.job.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.Method;
import java.lang.reflect.Parameter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A method that jobs can run, with everything worked out beforehand: a call costs no reflection. */
public final class Action {
    private static final String INITIALIZE = "initialize";

    private final ActionPath path;
    private final Class<?> type;
    private final String description;
    private final MethodHandle handle;
    private final Optional<MethodHandle> initialize;
    private final List<Named> parameters;
    private final List<Boolean> isContext;
    private final Optional<RetryRule> retry;
    private final boolean isTransactional;

    private Action(
            ActionPath path,
            Class<?> type,
            Method method,
            MethodHandle handle,
            Optional<MethodHandle> initialize,
            List<Named> parameters,
            List<Boolean> isContext,
            Optional<RetryRule> retry) {
        this.path = path;
        this.type = type;
        this.description = type.getName() + "#" + method.getName();
        this.handle = handle;
        this.initialize = initialize;
        this.parameters = List.copyOf(parameters);
        this.isContext = List.copyOf(isContext);
        this.retry = retry;
        WorkerAction annotation = type.getAnnotation(WorkerAction.class);
        this.isTransactional = annotation == null || annotation.transactional();
    }

    /**
     * Prepares a method.
     *
     * @throws IllegalArgumentException naming the method when it cannot be an action
     */
    static Action of(Class<?> type, Method method, Conversions conversions) {
        List<Named> parameters = new ArrayList<>();
        List<Boolean> isContext = new ArrayList<>();
        ValueType types = new ValueType(conversions);
        try {
            for (Parameter parameter : method.getParameters()) {
                isContext.add(parameter.getType() == JobContext.class);
                if (parameter.getType() != JobContext.class) {
                    parameters.add(named(parameter, types));
                }
            }
            MethodHandles.Lookup lookup = MethodHandles.publicLookup();
            return new Action(
                    ActionPath.of(type, method.getName()),
                    type,
                    method,
                    lookup.unreflect(method),
                    initializer(type, lookup),
                    parameters,
                    isContext,
                    RetryRule.of(type, method));
        } catch (IllegalArgumentException | IllegalAccessException unfit) {
            throw new IllegalArgumentException(
                    type.getName() + "#" + method.getName() + " cannot be an action: " + unfit.getMessage(), unfit);
        }
    }

    static boolean isInitializer(Method method) {
        return method.getName().equals(INITIALIZE) && method.getParameterCount() == 0;
    }

    /** Its name. */
    public ActionPath path() {
        return path;
    }

    /** How it is tried again, if it is. */
    public Optional<RetryRule> retry() {
        return retry;
    }

    /** Whether it runs in a transaction of its own. */
    public boolean isTransactional() {
        return isTransactional;
    }

    /** The class whose instance it is called on. */
    public Class<?> type() {
        return type;
    }

    /**
     * Turns a job's parameters into arguments.
     *
     * @param json an object as JSON text
     * @throws BindingException naming the parameter that does not fit
     */
    public Object[] bind(String json, JobContext context) {
        JsonNode object = ParameterJson.read(json);
        Object[] bound = Named.bindAll(parameters, object, "");
        Object[] arguments = new Object[isContext.size()];
        int next = 0;
        for (int i = 0; i < arguments.length; i++) {
            arguments[i] = isContext.get(i) ? context : bound[next++];
        }
        return arguments;
    }

    /**
     * Calls {@code initialize()}, if the class has it, then the method.
     *
     * @return what the method returned; empty for nothing
     * @throws Throwable whatever the method throws, as it is
     */
    public Optional<Object> call(Object instance, Object[] arguments) throws Throwable {
        if (initialize.isPresent()) {
            initialize.get().invoke(instance);
        }
        return Optional.ofNullable(handle.bindTo(instance).invokeWithArguments(arguments));
    }

    private static Optional<MethodHandle> initializer(Class<?> type, MethodHandles.Lookup lookup)
            throws IllegalAccessException {
        for (Method method : type.getMethods()) {
            if (isInitializer(method)) {
                return Optional.of(lookup.unreflect(method));
            }
        }
        return Optional.empty();
    }

    private static Named named(Parameter parameter, ValueType types) {
        if (!parameter.isNamePresent()) {
            throw new IllegalArgumentException("it was compiled without parameter names (-parameters)");
        }
        return Named.of(
                parameter.getName(),
                parameter.getParameterizedType(),
                Optional.ofNullable(parameter.getAnnotation(DefaultValue.class)),
                types);
    }

    @Override
    public String toString() {
        return description;
    }
}
