package com.togahub.it.support;

import com.togahub.launcher.home.LaunchException;
import java.net.URI;
import java.nio.file.Path;
import java.util.Optional;
import org.jboss.arquillian.container.spi.client.container.ContainerConfiguration;
import org.jboss.arquillian.container.spi.client.container.DeployableContainer;
import org.jboss.arquillian.container.spi.client.container.DeploymentException;
import org.jboss.arquillian.container.spi.client.protocol.ProtocolDescription;
import org.jboss.arquillian.container.spi.client.protocol.metadata.HTTPContext;
import org.jboss.arquillian.container.spi.client.protocol.metadata.ProtocolMetaData;
import org.jboss.arquillian.container.spi.client.protocol.metadata.Servlet;
import org.jboss.shrinkwrap.api.Archive;
import org.jboss.shrinkwrap.api.exporter.ZipExporter;

/** Runs the archive on the server that the run asks for, among the servers of the run. */
public final class ProductContainer implements DeployableContainer<ProductContainer.Configuration> {
    private static final String RUNNER = "ArquillianServletRunnerEE9";

    private Optional<ApplicationServer> server = Optional.empty();

    /** Nothing to configure: the run's properties say it all. */
    public static final class Configuration implements ContainerConfiguration {
        @Override
        public void validate() {
            // always valid
        }
    }

    @Override
    public Class<Configuration> getConfigurationClass() {
        return Configuration.class;
    }

    @Override
    public void setup(Configuration configuration) {
        // nothing to set up
    }

    @Override
    public ProtocolDescription getDefaultProtocol() {
        return new ProtocolDescription("Servlet 5.0");
    }

    @Override
    public void start() {
        // starts when there is something to run
    }

    @Override
    public ProtocolMetaData deploy(Archive<?> archive) throws DeploymentException {
        Surroundings surroundings = Run.surroundings();
        Path file = surroundings.folders().run().resolve(archive.getName());
        archive.as(ZipExporter.class).exportTo(file.toFile(), true);
        ApplicationServer chosen = PayaraServer.isAskedFor() ? new PayaraServer() : new MicroNode();
        server = Optional.of(chosen);
        try {
            String url = chosen.start(surroundings, file);
            Run.deployed(new DeployedProduct(url, file, chosen.log(surroundings), surroundings));
            URI address = URI.create(url);
            HTTPContext http = new HTTPContext(address.getHost(), address.getPort());
            http.add(new Servlet(RUNNER, "/"));
            return new ProtocolMetaData().addContext(http);
        } catch (LaunchException e) {
            throw new DeploymentException("the application does not start: " + e.getMessage(), e);
        }
    }

    @Override
    public void undeploy(Archive<?> archive) {
        stop();
    }

    @Override
    public void stop() {
        server.ifPresent(ApplicationServer::stop);
        server = Optional.empty();
    }
}
