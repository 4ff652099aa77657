package com.togahub.it.support;

import com.example.toga.TrackingNumberForm;
import com.togahub.launcher.home.Folders;
import java.net.URISyntaxException;
import java.nio.file.Path;
import org.jboss.arquillian.container.test.api.Deployment;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.ShrinkWrap;
import org.jboss.shrinkwrap.api.asset.StringAsset;
import org.jboss.shrinkwrap.api.importer.ZipImporter;
import org.jboss.shrinkwrap.api.spec.EnterpriseArchive;
import org.jboss.shrinkwrap.api.spec.JavaArchive;
import org.jboss.shrinkwrap.api.spec.WebArchive;

/** The product as it was built, with the tests and actions that run in it added: one deployment for all tests. */
public final class SuiteDeployment {
    private static final String INSIDE = "com.togahub.it.inside";
    private static final String ACTIONS = "com.togahub.it.action";

    private SuiteDeployment() {}

    /** The archive for the server of this run. */
    @Deployment
    public static Archive<?> product() {
        Folders folders = Run.surroundings().folders();
        if (PayaraServer.isAskedFor()) {
            EnterpriseArchive ear = built(folders.ear()).as(EnterpriseArchive.class);
            ear.getAsType(WebArchive.class, "/api-war.war").addPackages(true, INSIDE);
            return ear.addAsLibraries(actions(), extension());
        }
        return built(folders.war())
                .as(WebArchive.class)
                .addPackages(true, INSIDE)
                .addAsLibraries(actions(), extension());
    }

    /** Actions as an application brings them; the name is one of those that are looked through for beans. */
    private static JavaArchive actions() {
        return ShrinkWrap.create(JavaArchive.class, "worker-ejb-actions-of-tests.jar")
                .addPackage(ACTIONS)
                .addAsManifestResource(
                        new StringAsset("<beans bean-discovery-mode=\"all\" version=\"4.0\"/>"), "beans.xml");
    }

    /** The extension as it was built, added to the deployment the way a company would. */
    private static JavaArchive extension() {
        Path jar;
        try {
            jar = Path.of(TrackingNumberForm.class
                    .getProtectionDomain()
                    .getCodeSource()
                    .getLocation()
                    .toURI());
        } catch (URISyntaxException e) {
            throw new IllegalStateException("a jar on the class path has a path", e);
        }
        return ShrinkWrap.create(ZipImporter.class, "extension-example.jar")
                .importFrom(jar.toFile())
                .as(JavaArchive.class);
    }

    private static ZipImporter built(Path file) {
        return ShrinkWrap.create(ZipImporter.class, file.getFileName().toString())
                .importFrom(file.toFile());
    }
}
