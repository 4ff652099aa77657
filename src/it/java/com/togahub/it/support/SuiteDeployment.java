package com.togahub.it.support;

import com.togahub.launcher.home.Folders;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The product as it was built, with the tests that run in it added: one deployment for all tests. */
public final class SuiteDeployment {
    private static final String INSIDE = "com.togahub.it.inside";

    private SuiteDeployment() {}

    /** The archive for the server of this run. */
    @Deployment
    public static Archive<?> product() {
        Folders folders = Run.surroundings().folders();
        if (PayaraServer.isAskedFor()) {
            EnterpriseArchive ear = built(folders.ear()).as(EnterpriseArchive.class);
            ear.getAsType(WebArchive.class, "/api-war.war").addPackages(true, INSIDE);
            return ear;
        }
        return built(folders.war()).as(WebArchive.class).addPackages(true, INSIDE);
    }

    private static ZipImporter built(Path file) {
        return ShrinkWrap.create(ZipImporter.class, file.getFileName().toString())
                .importFrom(file.toFile());
    }
}
