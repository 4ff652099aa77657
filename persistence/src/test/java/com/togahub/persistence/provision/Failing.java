package com.togahub.persistence.provision;

import com.togahub.engine.tenancy.ClientSchemas;
import com.togahub.engine.tenancy.Slug;
import java.util.List;
import java.util.Optional;

/** Schemas whose request fails after all of them are made. */
record Failing(ClientSchemas schemas) implements ClientSchemas {
    @Override
    public Optional<Host> host(String uuid) {
        return schemas.host(uuid);
    }

    @Override
    public Optional<Host> leastLoaded() {
        return schemas.leastLoaded();
    }

    @Override
    public Optional<Host> begun(Slug slug) {
        return schemas.begun(slug);
    }

    @Override
    public Optional<Existing> existing(Slug slug) {
        return schemas.existing(slug);
    }

    @Override
    public List<Made> make(Slug slug, Host host) {
        return schemas.make(slug, host);
    }

    @Override
    public List<Made> complete(Slug slug) {
        return schemas.complete(slug);
    }

    @Override
    public void finish(Slug slug, List<Made> made) {
        schemas.finish(slug, made);
        throw new IllegalStateException("planted");
    }
}
