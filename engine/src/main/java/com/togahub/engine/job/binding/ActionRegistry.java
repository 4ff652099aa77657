package com.togahub.engine.job.binding;

import com.fasterxml.jackson.databind.JsonNode;
import java.lang.annotation.Annotation;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;

/** All actions of an application by their paths. */
public final class ActionRegistry {
    /** Methods that the container calls are no actions; named by simple name, as the engine knows no container. */
    private static final Set<String> CALLBACKS = Set.of("PostConstruct", "PreDestroy", "Inject", "AroundInvoke");

    private final Map<String, Action> actions;

    private ActionRegistry(Map<String, Action> actions) {
        this.actions = Map.copyOf(actions);
    }

    /**
     * The actions of these classes.
     *
     * @param types classes annotated {@link WorkerAction}
     * @param conversions how to make parameters of further types out of JSON
     * @throws IllegalStateException listing every method that cannot be an action and every path that two methods share
     */
    public static ActionRegistry of(Collection<Class<?>> types, Map<Class<?>, Function<JsonNode, Object>> conversions) {
        Conversions known = new Conversions(conversions);
        Map<String, Action> actions = new TreeMap<>();
        List<String> faults = new ArrayList<>();
        for (Class<?> type : types) {
            for (Method method : type.getMethods()) {
                if (isAction(method)) {
                    add(type, method, known, actions, faults);
                }
            }
        }
        if (!faults.isEmpty()) {
            throw new IllegalStateException("the actions are not usable: " + String.join("; ", faults));
        }
        return new ActionRegistry(actions);
    }

    /** The action of this path. */
    public Optional<Action> find(String path) {
        return Optional.ofNullable(actions.get(path));
    }

    /** Every path there is. */
    public Set<String> paths() {
        return actions.keySet();
    }

    private static void add(
            Class<?> type, Method method, Conversions known, Map<String, Action> actions, List<String> faults) {
        try {
            Action action = Action.of(type, method, known);
            Action other = actions.putIfAbsent(action.path().value(), action);
            if (other != null) {
                faults.add(action.path() + " is both " + other + " and " + action);
            }
        } catch (IllegalArgumentException unfit) {
            faults.add(unfit.getMessage());
        }
    }

    private static boolean isAction(Method method) {
        if (method.getDeclaringClass() == Object.class
                || Modifier.isStatic(method.getModifiers())
                || method.isSynthetic()
                || Action.isInitializer(method)) {
            return false;
        }
        for (Annotation annotation : method.getAnnotations()) {
            if (CALLBACKS.contains(annotation.annotationType().getSimpleName())) {
                return false;
            }
        }
        return true;
    }
}
