package io.onlyyou;

import static io.onlyyou.EdgeAssertions.assertProblem;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.slf4j.LoggerFactory;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;

/** Heads that drip, and heads in a protocol that Tomcat does not speak; over raw sockets, against a server of its own. */
@ExtendWith(OutputCaptureExtension.class)
class RequestHeadTests {

    private static EdgeServer server;

    @BeforeAll
    static void start() {
        server = new EdgeServer(Map.of("onlyyou.http.head-timeout", "1500ms"));
    }

    @AfterAll
    static void stop() {
        server.context.close();
    }

    @AfterEach
    void servesTheNextGoodRequest() throws IOException {
        assertThat(server.raw("GET /problems HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n"))
                .startsWith("HTTP/1.1 200");
    }

    @ParameterizedTest
    @ValueSource(strings = {"GET /problems HTTP/1.1\r\nHost: localhost\r\nX: ", "GET /problems?"})
    void hangsUpOnADrippingHead(String start) throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            out.write(start.getBytes(StandardCharsets.US_ASCII));
            var dripping = Thread.ofVirtual().start(() -> {
                try {
                    for (int i = 0; i < 1000; i++) {
                        out.write('a');
                        out.flush();
                        Thread.sleep(50);
                    }
                } catch (IOException | InterruptedException closed) {
                    // what the test is about: the server has hung up
                }
            });
            assertThat(answer(socket)).isEmpty();
            dripping.interrupt();
        }
    }

    /** All that comes until the server hangs up; bytes on their way to it then make it a reset. */
    private static String answer(Socket socket) throws IOException {
        var answer = new StringBuilder();
        try {
            for (int next = socket.getInputStream().read();
                    next >= 0;
                    next = socket.getInputStream().read()) {
                answer.append((char) next);
            }
        } catch (java.net.SocketTimeoutException held) {
            throw held;
        } catch (java.net.SocketException reset) {
            // hung up
        }
        return answer.toString();
    }

    @Test
    void aKeptConnectionMayRestBetweenRequests() throws Exception {
        try (var socket = new Socket(InetAddress.getLoopbackAddress(), server.port())) {
            socket.setSoTimeout(20_000);
            var out = socket.getOutputStream();
            for (String end : new String[] {"", "Connection: close\r\n"}) {
                out.write("GET /problems HTTP/1.1\r\nHost: loc".getBytes(StandardCharsets.US_ASCII));
                out.flush();
                out.write(("alhost\r\n" + end + "\r\n").getBytes(StandardCharsets.US_ASCII));
                out.flush();
            }
            assertThat(answer(socket).split("HTTP/1.1 200", -1)).hasSize(3);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "POST /v1/interactions HTTP/1.1\r\nTransfer-Encoding: xchunked\r\n",
                "CONNECT /v1/interactions HTTP/1.1\r\n",
                "CONNECT localhost:443 HTTP/1.1\r\n",
                "GET /problems HTTP/3.7\r\n"
            })
    void whatTomcatDoesNotSpeakIsTheCallersFault(String head) throws IOException {
        String answer = server.raw(head + "Host: localhost\r\nConnection: close\r\n\r\n0\r\n\r\n");
        assertThat(answer).startsWith("HTTP/1.1 400");
        int from = answer.indexOf('{');
        if (from >= 0) {
            assertProblem(answer.substring(from, answer.lastIndexOf('}') + 1), ProblemType.MALFORMED_REQUEST);
        }
    }

    @Test
    void neverLogsWhatWasAskedFor(CapturedOutput output) throws IOException {
        String head = """
                GET /v1/subjects/user-4711/portraits/{x} HTTP/1.1
                Host: localhost
                Cookie: a=user-4711"\u0001
                Connection: close

                """.replace("\n", "\r\n");
        String answer = server.raw(head);
        assertThat(answer).startsWith("HTTP/1.1 400");
        assertThat(output.getAll()).doesNotContain("user-4711");
        // Tomcat says it at INFO once for each of its processors, so the level is what can be relied on.
        assertThat(LoggerFactory.getLogger("org.apache.coyote.http11.Http11Processor")
                        .isInfoEnabled())
                .isFalse();
        assertThat(LoggerFactory.getLogger("org.apache.tomcat.util.http.parser.Cookie")
                        .isInfoEnabled())
                .isFalse();
    }
}
