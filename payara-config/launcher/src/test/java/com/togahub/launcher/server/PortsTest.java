package com.togahub.launcher.server;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.togahub.launcher.home.LaunchException;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.HashSet;
import java.util.List;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void freePortsAreDifferent() {
        List<Integer> ports = Ports.free(20);
        assertEquals(20, new HashSet<>(ports).size());
        assertTrue(ports.stream().allMatch(Ports::isFree));
    }

    @Test
    void aPortInUseIsNamedWithTheWayOut() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            int port = taken.getLocalPort();
            assertFalse(Ports.isFree(port));
            String message = assertThrows(LaunchException.class, () -> Ports.requireFree(port, 1))
                    .getMessage();
            assertEquals("port " + port + " is in use: choose another one with --port", message);
        }
    }
}
