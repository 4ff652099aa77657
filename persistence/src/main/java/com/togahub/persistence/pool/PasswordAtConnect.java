package com.togahub.persistence.pool;

import io.agroal.api.security.AgroalSecurityProvider;
import java.util.Optional;
import java.util.Properties;
import java.util.function.Function;

/** Asks for the password whenever a connection is made, so that a changed one needs no restart. */
final class PasswordAtConnect implements AgroalSecurityProvider {
    private final Function<String, Optional<String>> passwordOf;

    PasswordAtConnect(Function<String, Optional<String>> passwordOf) {
        this.passwordOf = passwordOf;
    }

    /** The pool's credential: whose password is meant, not the password. */
    record Account(String hostKey) {}

    @Override
    public Properties getSecurityProperties(Object credential) {
        if (!(credential instanceof Account account)) {
            // null tells the pool to ask its next provider
            return null;
        }
        Properties properties = new Properties();
        passwordOf.apply(account.hostKey()).ifPresent(password -> properties.setProperty("password", password));
        return properties;
    }
}
