package com.togahub.launcher.child;

import com.typesafe.config.Config;
import com.typesafe.config.ConfigFactory;
import java.util.Arrays;
import java.util.concurrent.CountDownLatch;
import java.util.stream.Collectors;
import org.elasticmq.server.ElasticMQServer;
import org.elasticmq.server.config.ElasticMQServerConfig;
import scala.Function0;

/**
 * An SQS server. Arguments: port, path of the store in which messages survive the server, or nothing if they need not,
 * {@code queue=visibility seconds} ...
 */
public final class QueueMain {
    private QueueMain() {}

    public static void main(String[] arguments) throws InterruptedException {
        CountDownLatch forever = new CountDownLatch(1);
        Lifeline.hold(line -> {});
        Function0<?> stop = new ElasticMQServer(new ElasticMQServerConfig(configuration(arguments))).start();
        Runtime.getRuntime().addShutdownHook(new Thread(stop::apply, "stop"));
        forever.await();
    }

    private static Config configuration(String[] arguments) {
        String port = arguments[0];
        String queues = Arrays.stream(arguments)
                .skip(2)
                .map(queue -> queue.split("=", 2))
                .map(queue -> "  \"" + queue[0] + "\" { defaultVisibilityTimeout = " + queue[1] + " seconds }")
                .collect(Collectors.joining("\n"));
        String text = """
                node-address { host = 127.0.0.1, port = %s }
                rest-sqs { enabled = true, bind-hostname = 127.0.0.1, bind-port = %s, sqs-limits = strict }
                rest-stats { enabled = false }
                aws { region = us-east-1, accountId = "000000000000" }
                queues {
                %s
                }
                %s
                """.formatted(port, port, queues, storage(arguments[1]));
        return ConfigFactory.parseString(text).withFallback(ConfigFactory.load());
    }

    private static String storage(String path) {
        return path.isEmpty() ? "messages-storage { enabled = false }" : """
                messages-storage {
                  enabled = true, driver-class = org.h2.Driver, uri = "jdbc:h2:%s"
                  username = "", password = "", prune-data-on-init = false
                }
                """.formatted(path);
    }
}
