package com.togahub.persistence.job;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.UnaryOperator;

/** Connections that count the prepared statements executed on them. */
final class CountedConnections implements ConnectionSource {
    private final JobSchema schema;
    private final AtomicInteger statements = new AtomicInteger();

    CountedConnections(JobSchema schema) {
        this.schema = schema;
    }

    int statements() {
        return statements.get();
    }

    @Override
    public Connection open() throws SQLException {
        Connection real = schema.connection();
        return proxy(
                Connection.class,
                real,
                result -> result instanceof PreparedStatement prepared
                        ? proxy(PreparedStatement.class, prepared, answer -> answer)
                        : result);
    }

    private <T> T proxy(Class<T> type, T real, UnaryOperator<Object> then) {
        return type.cast(Proxy.newProxyInstance(
                CountedConnections.class.getClassLoader(), new Class<?>[] {type}, (self, method, arguments) -> {
                    if (method.getName().startsWith("execute")) {
                        statements.incrementAndGet();
                    }
                    try {
                        return then.apply(method.invoke(real, arguments));
                    } catch (InvocationTargetException failure) {
                        throw failure.getCause();
                    }
                }));
    }
}
