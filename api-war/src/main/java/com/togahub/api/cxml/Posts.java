package com.togahub.api.cxml;

import com.togahub.api.host.ClientAddress;
import com.togahub.api.host.PublicAddress;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.settings.Settings;
import jakarta.servlet.http.HttpServletRequest;
import java.io.IOException;
import java.util.Optional;

/** Deliveries as HTTP brings them. */
final class Posts {
    private Posts() {}

    /** Reads the body, up to one byte more than is allowed. */
    static Post of(HttpServletRequest request, Settings settings) throws IOException {
        Optional<String> encoding = Optional.ofNullable(request.getHeader("Content-Encoding"));
        // one byte more than is read shows that there is more; an encoded body is not looked at
        byte[] body =
                encoding.isPresent() ? new byte[0] : request.getInputStream().readNBytes(Post.MAX_BYTES + 1);
        return new Post(
                Optional.ofNullable(request.getContentType()),
                Optional.ofNullable(request.getHeader("Content-Encoding")),
                body,
                PublicAddress.of(request, settings.api().trustedProxies()),
                request.getServerName(),
                Optional.of(ClientAddress.of(request, settings.api().trustedProxies())),
                Optional.ofNullable(request.getHeader("User-Agent")));
    }
}
