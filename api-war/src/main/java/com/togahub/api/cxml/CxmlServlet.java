package com.togahub.api.cxml;

import com.togahub.api.host.ClientAddress;
import com.togahub.engine.cxml.CxmlAnswer;
import com.togahub.engine.cxml.CxmlGateway;
import com.togahub.engine.cxml.delivery.Post;
import com.togahub.engine.settings.Settings;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.util.Optional;

/** {@code /cxml}: GET is the protocol's ping, POST delivers a document. */
@WebServlet(urlPatterns = {"/cxml", "/cxml/"})
public class CxmlServlet extends HttpServlet {
    private static final long serialVersionUID = 1;

    @Inject
    private transient CxmlGateway gateway;

    @Inject
    private transient Settings settings;

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(gateway.ping(request.getServerName()), response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        write(gateway.answer(post(request)), response);
    }

    private Post post(HttpServletRequest request) throws IOException {
        Optional<String> encoding = Optional.ofNullable(request.getHeader("Content-Encoding"));
        // one byte more than is read shows that there is more; an encoded body is not looked at
        byte[] body =
                encoding.isPresent() ? new byte[0] : request.getInputStream().readNBytes(Post.MAX_BYTES + 1);
        return new Post(
                Optional.ofNullable(request.getContentType()),
                Optional.ofNullable(request.getHeader("Content-Encoding")),
                body,
                request.getRequestURL().toString(),
                request.getServerName(),
                Optional.of(ClientAddress.of(request, settings.api().trustedProxies())),
                Optional.ofNullable(request.getHeader("User-Agent")));
    }

    private static void write(CxmlAnswer answer, HttpServletResponse response) throws IOException {
        response.setStatus(answer.httpStatus());
        response.setContentType("text/xml; charset=UTF-8");
        response.setContentLength(answer.document().length);
        response.getOutputStream().write(answer.document());
    }
}
