package com.togahub.it.support;

import com.togahub.launcher.server.MicroServer;
import java.nio.file.Path;
import java.util.Optional;

/** Payara Micro as the start command runs it. */
final class MicroNode implements ApplicationServer {
    private static final int NUMBER = 1;

    private Optional<MicroServer> node = Optional.empty();

    @Override
    public String start(Surroundings surroundings, Path archive) {
        MicroServer started = surroundings.node(NUMBER, archive);
        node = Optional.of(started);
        started.start();
        return started.url();
    }

    @Override
    public Path log(Surroundings surroundings) {
        return surroundings.folders().log("node-" + NUMBER);
    }

    @Override
    public void stop() {
        node.ifPresent(MicroServer::stop);
    }
}
