package com.togahub.worker.queue;

import com.togahub.engine.job.Instances;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.context.Dependent;
import jakarta.enterprise.context.control.RequestContextController;
import jakarta.enterprise.inject.Any;
import jakarta.enterprise.inject.Instance;
import jakarta.enterprise.inject.Instance.Handle;
import jakarta.inject.Inject;

/** Actions' objects from CDI, each call in a request context of its own. */
@ApplicationScoped
public class CdiInstances implements Instances {
    @Inject
    @Any
    private Instance<Object> beans;

    @Override
    public Lease open(Class<?> type) {
        RequestContextController context =
                beans.select(RequestContextController.class).get();
        boolean isActivated = context.activate();
        try {
            return new CdiLease(beans.select(type).getHandle(), context, isActivated);
        } catch (RuntimeException unavailable) {
            if (isActivated) {
                context.deactivate();
            }
            throw unavailable;
        }
    }

    private record CdiLease(Handle<?> handle, RequestContextController context, boolean isActivated) implements Lease {
        @Override
        public Object instance() {
            return handle.get();
        }

        @Override
        public void close() {
            // an object of a wider scope is not ours to end
            if (handle.getBean().getScope() == Dependent.class) {
                handle.destroy();
            }
            if (isActivated) {
                context.deactivate();
            }
        }
    }
}
