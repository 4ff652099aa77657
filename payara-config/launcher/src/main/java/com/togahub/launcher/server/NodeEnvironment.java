package com.togahub.launcher.server;

import com.togahub.launcher.home.Folders;
import java.nio.file.Path;
import java.util.Map;
import java.util.TreeMap;

/** The environment of one application node: the user's own, with what the embedded default decides put over it. */
public final class NodeEnvironment {
    private NodeEnvironment() {}

    /**
     * All variables of a node.
     *
     * @param user the environment that the launcher itself was started with
     * @param folders where the node may write
     * @param servers around it
     * @param demoSecrets file of generated demo secrets
     * @param node number of the node, from 1
     * @param port of its doors
     */
    public static Map<String, String> of(
            Map<String, String> user, Folders folders, EmbeddedServers servers, Path demoSecrets, int node, int port) {
        Map<String, String> variables = new TreeMap<>(user);
        // a session or profile of the user's own would be sent to the embedded servers otherwise
        variables.keySet().removeIf(name -> name.startsWith("AWS_"));
        variables.keySet().removeIf(name -> name.startsWith("TOGA_LOGS_") || name.equals("TOGA_CORE_READ_URL"));
        variables.putIfAbsent("TOGA_REGION", "local");
        variables.put("TOGA_ENVIRONMENT", "embedded");
        variables.put("TOGA_HTTP_PORT", Integer.toString(port));
        variables.put("TOGA_INSTANCE_ID", "node-" + node);
        variables.put("TOGA_DEMO_FILE", demoSecrets.toString());
        variables.put("TOGA_SPOOL_DIR", folders.spool().toString());
        variables.putAll(servers.environment());
        return variables;
    }
}
