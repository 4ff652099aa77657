package com.togahub.engine.job.binding;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;

/** Calls a record's canonical constructor. */
final class RecordMaker {
    private final MethodHandle constructor;

    private RecordMaker(MethodHandle constructor) {
        this.constructor = constructor;
    }

    static RecordMaker of(Class<?> type) {
        Class<?>[] types = Arrays.stream(type.getRecordComponents())
                .map(RecordComponent::getType)
                .toArray(Class<?>[]::new);
        try {
            return new RecordMaker(MethodHandles.publicLookup().unreflectConstructor(type.getConstructor(types)));
        } catch (ReflectiveOperationException hidden) {
            throw new IllegalArgumentException("record " + type.getName() + " must be public", hidden);
        }
    }

    /** A record of these components; what its constructor refuses is a misfit at this path. */
    Object make(Object[] components, String path) {
        try {
            return constructor.invokeWithArguments(components);
        } catch (Error fatal) {
            throw fatal;
        } catch (Throwable refused) {
            String reason = refused.getMessage() == null ? refused.toString() : refused.getMessage();
            throw new BindingException("parameter " + path + ": " + reason, refused);
        }
    }
}
