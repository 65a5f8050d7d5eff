package io.onlyyou;

import io.onlyyou.feed.WarmUpStep;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.apache.catalina.connector.Connector;
import org.apache.coyote.http11.AbstractHttp11Protocol;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.core.io.Resource;
import org.springframework.stereotype.Component;

/**
 * Sends a page's bytes to this process's own port and reads the answer, so that connections, threads and the reading of heads
 * are warm too. What it asks is {@code OPTIONS *}, HTTP's own question of whether anybody is there (RFC 9110, 9.3.7): Tomcat
 * answers it before any filter, so it needs no token and counts nowhere.
 *
 * <p>A port with TLS is left alone: it may ask for a certificate that the process does not have.
 */
@Component
class WireWarmUp implements WarmUpStep {

    private static final int SILENCE_MILLIS = 2_000;
    /** Tomcat says no more than this to such a question. */
    private static final int LONGEST_ANSWER = 8 << 10;

    private static final String END = "\r\n\r\n";
    private static final String SUCCESS = "HTTP/1.1 200";

    private final RehearsedConnector connector;
    private final byte[] question;
    private final Queue<Socket> idle = new ConcurrentLinkedQueue<>();
    private volatile boolean ended;

    WireWarmUp(RehearsedConnector connector, @Value("classpath:/feeds/sample-page.json") Resource page)
            throws IOException {
        this.connector = connector;
        byte[] body = page.getContentAsByteArray();
        var bytes = new ByteArrayOutputStream();
        bytes.writeBytes(("OPTIONS * HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: "
                        + body.length + END)
                .getBytes(StandardCharsets.US_ASCII));
        bytes.writeBytes(body);
        this.question = bytes.toByteArray();
    }

    @Override
    public void run() throws IOException {
        if (connector.find().map(Connector::getProtocolHandler).orElse(null) instanceof AbstractHttp11Protocol<?> http
                && !http.isSSLEnabled()) {
            Socket before = idle.poll();
            ask(before == null ? connect(http) : before);
        }
    }

    private void ask(Socket socket) throws IOException {
        boolean answered = false;
        try {
            socket.getOutputStream().write(question);
            check(socket.getInputStream());
            answered = true;
        } finally {
            if (answered && !ended) {
                idle.add(socket);
            } else {
                socket.close();
            }
        }
    }

    @Override
    public void end() {
        ended = true;
        for (Socket socket = idle.poll(); socket != null; socket = idle.poll()) {
            closeQuietly(socket);
        }
    }

    /** Where it listens: at one address, or at all of them. */
    private static Socket connect(AbstractHttp11Protocol<?> http) throws IOException {
        @Nullable InetAddress bound = http.getAddress();
        InetAddress address = bound == null || bound.isAnyLocalAddress() ? InetAddress.getLoopbackAddress() : bound;
        Socket socket = new Socket();
        try {
            socket.setTcpNoDelay(true);
            socket.setSoTimeout(SILENCE_MILLIS);
            socket.connect(new InetSocketAddress(address, http.getLocalPort()), SILENCE_MILLIS);
            return socket;
        } catch (IOException e) {
            closeQuietly(socket);
            throw e;
        }
    }

    /** There is no body in the answer. */
    private static void check(InputStream in) throws IOException {
        var head = new StringBuilder();
        byte[] some = new byte[LONGEST_ANSWER];
        while (head.indexOf(END) < 0) {
            int count = in.read(some);
            if (count < 0 || head.length() > LONGEST_ANSWER) {
                throw new IOException("No answer");
            }
            head.append(new String(some, 0, count, StandardCharsets.ISO_8859_1));
        }
        if (!head.toString().startsWith(SUCCESS)) {
            throw new IOException("Another answer");
        }
    }

    private static void closeQuietly(Socket socket) {
        try {
            socket.close();
        } catch (IOException gone) {
            // nobody waits for it
        }
    }
}
