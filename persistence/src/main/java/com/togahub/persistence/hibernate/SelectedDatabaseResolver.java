package com.togahub.persistence.hibernate;

import jakarta.enterprise.context.ContextNotActiveException;
import jakarta.enterprise.inject.spi.CDI;
import org.hibernate.context.spi.CurrentTenantIdentifierResolver;

/** Tells Hibernate which schema the request has chosen. It is asked during deployment too, when there is no request. */
public final class SelectedDatabaseResolver implements CurrentTenantIdentifierResolver<String> {
    @Override
    public String resolveCurrentTenantIdentifier() {
        try {
            return CDI.current()
                    .select(SelectedDatabase.class)
                    .get()
                    .name()
                    .map(PooledConnectionProvider::identifier)
                    .orElse(PooledConnectionProvider.UNNAMED);
        } catch (ContextNotActiveException | IllegalStateException outsideOfRequests) {
            return PooledConnectionProvider.UNNAMED;
        }
    }

    @Override
    public boolean validateExistingCurrentSessions() {
        return false;
    }
}
