package com.togahub.persistence.transaction;

import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * What users of a joined transaction hold: the branch's one connection with a catalog of its own, on which closing ends
 * the use only, and which nobody can commit. A proxy, because Connection has half a hundred methods of which six matter.
 */
final class JoinedConnection implements InvocationHandler {
    private final Connection connection;
    private final String schema;
    private boolean closed;

    private JoinedConnection(Connection connection, String schema) {
        this.connection = connection;
        this.schema = schema;
    }

    static Connection of(Connection connection, String schema) {
        return (Connection) Proxy.newProxyInstance(
                JoinedConnection.class.getClassLoader(),
                new Class<?>[] {Connection.class},
                new JoinedConnection(connection, schema));
    }

    @Override
    public Object invoke(Object proxy, Method method, Object[] arguments) throws Throwable {
        switch (method.getName()) {
            case "close" -> {
                closed = true;
                return null;
            }
            case "isClosed" -> {
                return closed || connection.isClosed();
            }
            case "getCatalog" -> {
                return schema;
            }
            case "getAutoCommit" -> {
                return false;
            }
            case "hashCode" -> {
                return System.identityHashCode(proxy);
            }
            case "equals" -> {
                return proxy == arguments[0];
            }
            case "commit", "rollback", "setAutoCommit", "setCatalog", "abort" ->
                throw new SQLException("The transaction manager alone ends the transaction: " + method.getName());
            default -> {
                return forward(method, arguments);
            }
        }
    }

    private Object forward(Method method, Object[] arguments) throws Throwable {
        if (closed && !method.getName().equals("toString")) {
            throw new SQLException("The connection is closed", "08003");
        }
        // a statement belongs to the catalog it was made in
        boolean makesStatement =
                method.getName().startsWith("prepare") || method.getName().equals("createStatement");
        if (makesStatement && !schema.equals(connection.getCatalog())) {
            connection.setCatalog(schema);
        }
        try {
            return method.invoke(connection, arguments);
        } catch (InvocationTargetException e) {
            throw e.getCause();
        }
    }
}
