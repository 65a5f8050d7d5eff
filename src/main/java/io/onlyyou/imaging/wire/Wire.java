package io.onlyyou.imaging.wire;

import java.io.IOException;
import java.io.InputStream;
import java.net.SocketTimeoutException;
import java.net.UnknownHostException;
import java.time.Duration;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.apache.hc.client5.http.ConnectTimeoutException;
import org.apache.hc.client5.http.DnsResolver;
import org.apache.hc.client5.http.HttpHostConnectException;
import org.apache.hc.client5.http.classic.methods.HttpUriRequestBase;
import org.apache.hc.client5.http.config.ConnectionConfig;
import org.apache.hc.client5.http.config.RequestConfig;
import org.apache.hc.client5.http.config.TlsConfig;
import org.apache.hc.client5.http.impl.classic.CloseableHttpClient;
import org.apache.hc.client5.http.impl.classic.HttpClients;
import org.apache.hc.client5.http.impl.io.PoolingHttpClientConnectionManagerBuilder;
import org.apache.hc.core5.http.ClassicHttpResponse;
import org.apache.hc.core5.http.Header;
import org.apache.hc.core5.http.HttpEntity;
import org.apache.hc.core5.util.Timeout;
import org.jspecify.annotations.Nullable;

/**
 * Makes one call, once: nothing is tried again, no redirect followed, no cookie kept, nothing unpacked, and no connection used
 * twice (a call on one that has died could not be told from one that was paid for).
 */
public final class Wire implements AutoCloseable {

    private static final int MOST_CALLS = 256;

    private static final ScheduledExecutorService TIMER = Executors.newSingleThreadScheduledExecutor(
            Thread.ofPlatform().daemon().name("provider-time-outs").factory());

    private final CloseableHttpClient client;
    private final WireLimits limits;

    /**
     * Keeps within these limits.
     *
     * @param names who says what addresses a host has
     */
    public Wire(WireLimits limits, DnsResolver names) {
        this.limits = limits;
        Timeout connect = timeout(limits.connect());
        this.client = HttpClients.custom()
                .setConnectionManager(PoolingHttpClientConnectionManagerBuilder.create()
                        .setDnsResolver(names)
                        .setMaxConnTotal(MOST_CALLS)
                        .setMaxConnPerRoute(MOST_CALLS)
                        .setDefaultConnectionConfig(ConnectionConfig.custom()
                                .setConnectTimeout(connect)
                                .setSocketTimeout(timeout(limits.firstByte()))
                                .build())
                        .setDefaultTlsConfig(
                                TlsConfig.custom().setHandshakeTimeout(connect).build())
                        .build())
                .setDefaultRequestConfig(RequestConfig.custom()
                        .setConnectionRequestTimeout(connect)
                        .setResponseTimeout(timeout(limits.firstByte()))
                        .setProtocolUpgradeEnabled(false)
                        .build())
                .setConnectionReuseStrategy((request, response, context) -> false)
                .setUserAgent("onlyyou")
                .disableAutomaticRetries()
                .disableRedirectHandling()
                .disableCookieManagement()
                .disableAuthCaching()
                .disableContentCompression()
                .build();
    }

    /** Calls, and gives up in time. */
    public WireOutcome send(HttpUriRequestBase request) {
        Future<?> end = TIMER.schedule(request::cancel, limits.total().toMillis(), TimeUnit.MILLISECONDS);
        try {
            return client.execute(request, this::read);
        } catch (TooLargeException tooLarge) {
            return new WireOutcome.Lost("its answer is too large");
        } catch (IOException broken) {
            return new WireOutcome.Lost(request.isCancelled() ? "it took too long" : reason(broken));
        } catch (IllegalStateException cancelledWhileConnecting) {
            return new WireOutcome.Lost("it took too long");
        } finally {
            end.cancel(false);
        }
    }

    @Override
    public void close() throws IOException {
        client.close();
    }

    private WireOutcome read(ClassicHttpResponse response) throws IOException {
        Map<String, String> headers = new HashMap<>();
        for (Header header : response.getHeaders()) {
            headers.putIfAbsent(header.getName().toLowerCase(Locale.ROOT), header.getValue());
        }
        return new WireOutcome.Answer(response.getCode(), headers, body(response.getEntity()));
    }

    private byte[] body(@Nullable HttpEntity entity) throws IOException {
        if (entity == null) {
            return new byte[0];
        }
        if (entity.getContentLength() > limits.bytes()) {
            throw new TooLargeException();
        }
        try (InputStream content = entity.getContent()) {
            byte[] body = content.readNBytes((int) limits.bytes() + 1);
            if (body.length > limits.bytes()) {
                throw new TooLargeException();
            }
            return body;
        }
    }

    /** Messages of exceptions name hosts and quote answers, so none is passed on. */
    private static String reason(IOException broken) {
        return switch (broken) {
            case ConnectTimeoutException slow -> "it could not be reached in time";
            case HttpHostConnectException refused -> "it could not be reached";
            case UnknownHostException unknown -> "its address is unknown or not allowed";
            case SocketTimeoutException silent -> "it fell silent";
            default -> "the connection broke off";
        };
    }

    private static Timeout timeout(Duration duration) {
        return Timeout.ofMilliseconds(duration.toMillis());
    }

    /** Leaves the rest unread: the connection is closed with it. */
    private static final class TooLargeException extends IOException {
        private static final long serialVersionUID = 1L;
    }
}
