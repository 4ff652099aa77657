package com.togahub.api.webhook;

import com.togahub.api.host.ClientAddress;
import com.togahub.engine.job.Dispatch;
import com.togahub.engine.job.JobStore;
import com.togahub.engine.settings.Settings;
import com.togahub.engine.webhook.Delivery;
import com.togahub.engine.webhook.DeliveryIds;
import com.togahub.engine.webhook.PayloadStoreException;
import com.togahub.engine.webhook.Refuge;
import com.togahub.engine.webhook.WebhookIntake;
import com.togahub.engine.webhook.WebhookLog;
import jakarta.annotation.Resource;
import jakarta.enterprise.concurrent.ManagedExecutorDefinition;
import jakarta.enterprise.concurrent.ManagedExecutorService;
import jakarta.inject.Inject;
import jakarta.servlet.annotation.WebServlet;
import jakarta.servlet.http.HttpServlet;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Collections;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/**
 * Answers 200 as soon as a delivery cannot be lost any more, also one whose body is too large: its job says so. The exception
 * is a node that has no place left to keep anything (503), where the sender has to come again.
 */
@WebServlet(urlPatterns = {"/webhook", "/webhook/*"})
@ManagedExecutorDefinition(name = WebhookServlet.EXECUTOR, maxAsync = 96)
public class WebhookServlet extends HttpServlet {
    static final String EXECUTOR = "java:app/concurrent/webhooks";

    private static final long serialVersionUID = 1;
    /** Behind the part of a body too large that is read; who sends more is not waited for. */
    private static final long MAX_DISCARDED_BYTES = 256L * 1024 * 1024;

    private static final System.Logger LOG = System.getLogger(WebhookServlet.class.getName());

    @Inject
    private transient Settings settings;

    @Inject
    private transient JobStore jobs;

    @Inject
    private transient Dispatch dispatch;

    @Inject
    private transient WebhookLog log;

    @Inject
    private transient Refuge refuge;

    @Inject
    private transient Clock clock;

    @Resource(lookup = EXECUTOR)
    private transient ManagedExecutorService executor;

    private transient WebhookIntake intake;

    @Override
    public void init() {
        intake = new WebhookIntake(jobs, dispatch, log, refuge, new DeliveryIds(settings.webhookIdHeaders()), executor);
    }

    @Override
    protected void doGet(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receive(request, response);
    }

    @Override
    protected void doPost(HttpServletRequest request, HttpServletResponse response) throws IOException {
        receive(request, response);
    }

    private void receive(HttpServletRequest request, HttpServletResponse response) throws IOException {
        InputStream sent = request.getInputStream();
        byte[] body = sent.readNBytes(Delivery.MAX_BODY_BYTES + 1);
        Delivery delivery = new Delivery(
                UUID.randomUUID().toString(),
                request.getMethod(),
                Optional.ofNullable(request.getPathInfo()).orElse("/"),
                Optional.ofNullable(request.getQueryString()),
                Optional.of(ClientAddress.of(request, settings.api().trustedProxies())),
                clock.instant(),
                headers(request),
                body);
        try {
            String uuid = intake.receive(delivery);
            discard(sent);
            answer(response, HttpServletResponse.SC_OK, "{\"received\":true,\"uuid\":\"" + uuid + "\"}");
        } catch (PayloadStoreException nowhere) {
            LOG.log(System.Logger.Level.ERROR, "a delivery is refused, as nothing can keep it", nowhere);
            answer(response, HttpServletResponse.SC_SERVICE_UNAVAILABLE, "{\"received\":false}");
        }
    }

    /** A sender that is still sending does not see the answer. Nothing is left of most bodies. */
    private static void discard(InputStream sent) throws IOException {
        byte[] buffer = new byte[64 * 1024];
        long left = MAX_DISCARDED_BYTES;
        for (int read = sent.read(buffer); read >= 0 && left > 0; read = sent.read(buffer)) {
            left -= read;
        }
    }

    private static Map<String, String> headers(HttpServletRequest request) {
        Map<String, String> headers = new HashMap<>();
        for (String name : Collections.list(request.getHeaderNames())) {
            headers.put(name.toLowerCase(Locale.ROOT), String.join(", ", Collections.list(request.getHeaders(name))));
        }
        return headers;
    }

    private static void answer(HttpServletResponse response, int status, String json) throws IOException {
        byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
        response.setStatus(status);
        response.setContentType("application/json");
        response.setContentLength(bytes.length);
        response.getOutputStream().write(bytes);
    }
}
