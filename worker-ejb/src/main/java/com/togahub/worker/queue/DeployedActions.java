package com.togahub.worker.queue;

import com.togahub.engine.job.binding.WorkerAction;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.spi.Bean;
import jakarta.enterprise.inject.spi.BeanManager;
import jakarta.inject.Inject;
import java.util.LinkedHashSet;
import java.util.Set;

/** The classes of the application that hold actions. */
@ApplicationScoped
public class DeployedActions {
    @Inject
    private BeanManager beans;

    /** Every bean's class that is annotated {@link WorkerAction}. */
    public Set<Class<?>> types() {
        Set<Class<?>> types = new LinkedHashSet<>();
        for (Bean<?> bean : beans.getBeans(Object.class, Any.Literal.INSTANCE)) {
            Class<?> type = bean.getBeanClass();
            if (type.isAnnotationPresent(WorkerAction.class) && bean.getTypes().contains(type)) {
                types.add(type);
            }
        }
        return types;
    }
}
