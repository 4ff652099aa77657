package com.togahub.launcher.child;

import fish.payara.micro.BootstrapException;
import fish.payara.micro.ClusterCommandResult;
import fish.payara.micro.PayaraMicro;
import fish.payara.micro.PayaraMicroRuntime;
import fish.payara.micro.boot.AdminCommandRunner;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;

/**
 * Payara Micro with Toga on it. It boots at once and deploys when a line comes on standard input: the servers it needs
 * may start meanwhile. Arguments: port, root folder, file of pre-boot commands, resource adapter, application.
 */
public final class MicroMain {
    /** What the application is deployed as. */
    private static final String APPLICATION = "toga";

    private MicroMain() {}

    public static void main(String[] arguments) throws BootstrapException, InterruptedException {
        CountDownLatch deploy = new CountDownLatch(1);
        Lifeline.hold(line -> deploy.countDown());
        Path preBoot = Path.of(arguments[2]);
        PayaraMicroRuntime runtime = PayaraMicro.getInstance()
                .setHttpPort(Integer.parseInt(arguments[0]))
                .setHttpAutoBind(false)
                .setRootDir(Path.of(arguments[1]).toFile())
                .setPrintLogo(false)
                .setNoCluster(true)
                .setNoHazelcast(true)
                .setPreBootHandler(runner -> preBoot(runner, preBoot))
                .bootStrap();
        deploy.await();
        runtime.deploy("sqs-ra", "", Path.of(arguments[3]).toFile());
        runtime.deploy(APPLICATION, "/", Path.of(arguments[4]).toFile());
        // what deploy() answers is true in either case
        if (!runtime.getDeployedApplicationNames().contains(APPLICATION)) {
            System.err.println("Toga could not be deployed; the reason stands above");
            System.exit(1);
        }
    }

    private static void preBoot(AdminCommandRunner runner, Path file) {
        try {
            Files.readAllLines(file).stream()
                    .map(String::strip)
                    .filter(line -> !line.isEmpty() && !line.startsWith("#"))
                    .forEach(line -> run(runner, line));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        run(
                runner,
                "set configs.config.server-config.network-config.network-listeners.network-listener.http-listener.address=127.0.0.1");
    }

    private static void run(AdminCommandRunner runner, String line) {
        String[] words = line.split("\\s+", -1);
        ClusterCommandResult result = runner.run(words[0], Arrays.copyOfRange(words, 1, words.length));
        if (result.getExitStatus() != ClusterCommandResult.ExitStatus.SUCCESS) {
            throw new IllegalStateException(line + ": " + result.getOutput());
        }
    }
}
