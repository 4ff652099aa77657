package com.togahub.engine.cxml.sending;

import static java.util.Objects.requireNonNull;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodySubscriber;
import java.net.http.HttpTimeoutException;
import java.nio.ByteBuffer;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Posts with the JDK's client. Follows no redirection, and bounds how long and how large an answer may be. */
public final class HttpTransport implements Transport {
    /** Partners answer within this time, or are asked again later. */
    public static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Answers are a few lines. */
    public static final int MOST_BYTES = 1 << 20;

    private final HttpClient client;
    private final Duration readTimeout;
    private final int mostBytes;

    /**
     * A client.
     *
     * @param connectTimeout until there is a connection
     * @param readTimeout from then on until the answer's last byte
     * @param mostBytes of an answer
     */
    public HttpTransport(Duration connectTimeout, Duration readTimeout, int mostBytes) {
        this.client = HttpClient.newBuilder()
                .connectTimeout(connectTimeout)
                .followRedirects(HttpClient.Redirect.NEVER)
                .version(HttpClient.Version.HTTP_1_1)
                .build();
        this.readTimeout = requireNonNull(readTimeout, "readTimeout");
        this.mostBytes = mostBytes;
    }

    @Override
    public HttpAnswer post(URI url, String contentType, byte[] body) throws IOException, InterruptedException {
        Duration connecting = client.connectTimeout().orElseThrow();
        HttpRequest request = HttpRequest.newBuilder(url)
                .timeout(connecting.plus(readTimeout))
                .header("Content-Type", contentType)
                .header("Accept", "text/xml, application/xml")
                .header("User-Agent", "Toga")
                .POST(BodyPublishers.ofByteArray(body))
                .build();
        CompletableFuture<HttpResponse<byte[]>> answer = client.sendAsync(request, head -> new Bounded(mostBytes));
        try {
            // the request's own time-out ends with the head of the answer
            HttpResponse<byte[]> response =
                    answer.get(connecting.plus(readTimeout).toMillis(), TimeUnit.MILLISECONDS);
            return new HttpAnswer(
                    response.statusCode(), response.headers().firstValue("Content-Type"), response.body());
        } catch (TimeoutException late) {
            throw new HttpTimeoutException("the answer did not come in time");
        } catch (ExecutionException failed) {
            throw new IOException(reason(failed.getCause()), failed.getCause());
        } finally {
            answer.cancel(true);
        }
    }

    private static String reason(Throwable cause) {
        return cause.getMessage() == null ? cause.getClass().getSimpleName() : cause.getMessage();
    }

    /** Collects a body up to a limit. */
    private static final class Bounded implements BodySubscriber<byte[]> {
        private final int most;
        private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        private final CompletableFuture<byte[]> whole = new CompletableFuture<>();
        private Flow.Subscription subscription;

        Bounded(int most) {
            this.most = most;
        }

        @Override
        public CompletionStage<byte[]> getBody() {
            return whole;
        }

        @Override
        public void onSubscribe(Flow.Subscription source) {
            subscription = source;
            source.request(Long.MAX_VALUE);
        }

        @Override
        public void onNext(List<ByteBuffer> buffers) {
            for (ByteBuffer buffer : buffers) {
                if (bytes.size() + buffer.remaining() > most) {
                    subscription.cancel();
                    whole.completeExceptionally(new IOException("the answer is larger than " + most + " bytes"));
                    return;
                }
                byte[] chunk = new byte[buffer.remaining()];
                buffer.get(chunk);
                bytes.writeBytes(chunk);
            }
        }

        @Override
        public void onError(Throwable failure) {
            whole.completeExceptionally(failure);
        }

        @Override
        public void onComplete() {
            whole.complete(bytes.toByteArray());
        }
    }
}
