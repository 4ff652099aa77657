package com.togahub.api.http;

import com.togahub.api.auth.Groups;
import jakarta.annotation.security.DeclareRoles;
import jakarta.ws.rs.ApplicationPath;
import jakarta.ws.rs.core.Application;
import java.util.Set;

/** The V2 API as a JAX-RS application of its own; everything beside {@code /v2} belongs to others. */
@ApplicationPath("/v2")
@DeclareRoles({Groups.ADMINISTRATOR, Groups.DEBUG, "user", "api", "oauth", "delegator"})
public class V2Application extends Application {
    @Override
    public Set<Class<?>> getClasses() {
        return Set.of(
                V2Resource.class,
                AuthResource.class,
                DescribeResource.class,
                ExplainResource.class,
                OpenApiResource.class,
                AnyMethod.class,
                LastResort.class);
    }
}
