package com.togahub.api.host;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * The address a request comes from. What {@code X-Forwarded-For} says is believed as far as proxies we trust have written
 * it, read from the nearest backwards; anybody can write the rest.
 */
public final class ClientAddress {
    private static final int LONGEST = 45;

    private ClientAddress() {}

    /** The address of a request, given addresses (or beginnings of addresses) of trusted proxies. */
    public static String of(HttpServletRequest request, List<String> trusted) {
        return of(request.getRemoteAddr(), Collections.list(request.getHeaders("X-Forwarded-For")), trusted);
    }

    static String of(String peer, List<String> forwarded, List<String> trusted) {
        List<String> hops = new ArrayList<>();
        for (String header : forwarded) {
            for (String hop : header.split(",", -1)) {
                hops.add(hop.strip());
            }
        }
        String address = peer;
        while (isTrusted(address, trusted) && !hops.isEmpty()) {
            String before = hops.remove(hops.size() - 1);
            if (!before.matches("[0-9a-fA-F:.]{2," + LONGEST + "}")) {
                break;
            }
            address = before;
        }
        return address;
    }

    static boolean isTrusted(String address, List<String> trusted) {
        return trusted.stream().anyMatch(proxy -> {
            boolean beginning = proxy.endsWith(".") || proxy.endsWith(":");
            return beginning ? address.startsWith(proxy) : address.equals(proxy);
        });
    }
}
