package io.onlyyou.imaging.kit;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.ImageModel;
import io.onlyyou.imaging.ImageRequest;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.Sent;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * What every model behind a wire promises, whatever its provider does: one of the outcomes, in time, without a second call that
 * costs, and without a word of what the provider said.
 *
 * <p>A call gives up after half a second of silence or a second and a half in all; each test has to be done in ten.
 */
@Timeout(30)
public abstract class ImageModelKit<S extends StubProvider> {

    protected static final int SIZE = 256;
    private static final int MOST_LOOKS = 100;

    protected final MovableClock clock = new MovableClock();
    protected S provider;

    /** A provider that does all that is asked of it. */
    protected abstract S stub();

    /** The model under test, with the provider at that address. */
    protected abstract ImageModel model(URI base);

    @BeforeEach
    void beginProvider() {
        provider = stub();
    }

    @AfterEach
    void endProvider() {
        provider.close();
    }

    @Test
    void deliversThePictureThatTheProviderMade() {
        byte[] picture = Pictures.png(SIZE);
        provider.delivers(picture);

        ImageResult result = finished();

        assertThat(result).isInstanceOfSatisfying(ImageResult.Ready.class, ready -> {
            assertThat(ready.image()).isEqualTo(picture);
            assertThat(ready.mediaType()).isEqualTo("image/png");
            assertThat(ready.model().provider()).isEqualTo("main");
        });
        assertThat(provider.paid()).isEqualTo(1);
    }

    @Test
    void sendsTheSelfiesThePromptAndTheKey() {
        finished();

        String everything =
                provider.calls().stream().map(StubProvider.Call::text).reduce("", String::concat);
        assertThat(everything).contains("as \\\"somebody\\\" else".replace("\\", quoteInJson() ? "\\" : ""));
        assertThat(selfiesIn(everything)).isEqualTo(2);
        assertThat(provider.calls())
                .allSatisfy(call -> assertThat(call.authorization()).containsExactly("Bearer secret-key"));
    }

    /** Whether quotes in the prompt are escaped on this wire. */
    protected boolean quoteInJson() {
        return true;
    }

    /** How many of the two selfies were sent, as the provider saw it. */
    protected abstract int selfiesIn(String everything);

    @Test
    void aPictureThatIsNoneIsAFailure() {
        provider.delivers("<html>sorry</html>, and what else there is to say".getBytes(StandardCharsets.US_ASCII));
        assertFailedWithoutPayingTwice();
    }

    @Test
    void aPictureThatWasCutOffAtItsSourceIsAFailure() {
        byte[] picture = Pictures.png(SIZE);
        provider.delivers(Arrays.copyOf(picture, picture.length / 2));
        assertFailedWithoutPayingTwice();
    }

    @Test
    void aPictureThatIsCutOffOnTheWayIsAFailure() {
        provider.breaksOffInThePicture();
        assertFailedWithoutPayingTwice();
    }

    @Test
    void anEndlessPictureIsGivenUp() {
        provider.delivers(new byte[3_000_000]);
        assertFailedWithoutPayingTwice();
    }

    @Test
    void hangingAtTheConnectionIsGivenUp() throws IOException {
        try (ServerSocket deaf = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            List<Socket> waiting = new ArrayList<>();
            for (int connection = 0; connection < 3; connection++) {
                Socket socket = new Socket();
                waiting.add(socket);
                try {
                    socket.connect(deaf.getLocalSocketAddress(), 100);
                } catch (IOException full) {
                    break;
                }
            }
            URI base = URI.create("http://127.0.0.1:" + deaf.getLocalPort() + "/");
            assertThat(model(base).paint(request())).isInstanceOf(ImageResult.Failed.class);
            for (Socket socket : waiting) {
                socket.close();
            }
        }
    }

    @Test
    void nobodyAtTheAddressIsAFailure() throws IOException {
        int port;
        try (ServerSocket probe = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = probe.getLocalPort();
        }
        assertThat(model(URI.create("http://127.0.0.1:" + port + "/")).paint(request()))
                .isInstanceOf(ImageResult.Failed.class);
    }

    @Test
    void hangingBeforeTheAnswerIsGivenUp() {
        provider.does(provider.hangs());
        assertThat(paint()).isInstanceOf(ImageResult.Failed.class);
    }

    @Test
    void hangingInTheAnswerIsGivenUp() {
        provider.does(provider.hangsInTheBody());
        assertThat(paint()).isInstanceOf(ImageResult.Failed.class);
    }

    @Test
    void anAnswerThatDripsIsGivenUpToo() {
        provider.does(exchange -> {
            exchange.sendResponseHeaders(200, 0);
            try {
                for (int drop = 0; drop < 10_000; drop++) {
                    exchange.getResponseBody().write(' ');
                    exchange.getResponseBody().flush();
                    Thread.sleep(100);
                }
            } catch (InterruptedException interrupted) {
                Thread.currentThread().interrupt();
            }
        });
        assertThat(paint()).isInstanceOf(ImageResult.Failed.class);
    }

    @Test
    void whatSucceedsAfterItWasGivenUpIsNotAskedForTwiceByTheModel() {
        provider.does(exchange -> {
            provider.hangs().answer(exchange);
            provider.succeed(exchange);
        });
        assertThat(paint()).isInstanceOf(ImageResult.Failed.class);
        assertThat(provider.calls().stream().map(StubProvider.Call::path).filter(this::isOrder))
                .hasSize(1);
    }

    /** Whether this is where the call that costs goes. */
    protected abstract boolean isOrder(String path);

    @ParameterizedTest
    @ValueSource(ints = {500, 502, 504})
    void itsFaultsAreFailures(int status) {
        provider.does(provider.status(status, "{\"detail\":\"Jane Doe\"}"));
        assertThat(paint()).isEqualTo(new ImageResult.Failed("it answered with status " + status));
        assertThat(provider.calls().stream().map(StubProvider.Call::path).filter(this::isOrder))
                .hasSize(1);
    }

    @Test
    void unavailableIsAFailureUnlessItSaysUntilWhen() {
        provider.does(provider.status(503, ""));
        assertThat(paint()).isInstanceOf(ImageResult.Failed.class);
        provider.does(provider.status(503, "", "Retry-After", "7"));
        assertThat(paint())
                .isInstanceOfSatisfying(
                        ImageResult.RetryAfter.class,
                        later -> assertThat(later.delay()).isEqualTo(Duration.ofSeconds(7)));
    }

    @Test
    void tooManyRequestsAreAskedAgainAsItSays() {
        assertThat(after("30")).isEqualTo(Duration.ofSeconds(30));
        String date = DateTimeFormatter.RFC_1123_DATE_TIME.format(
                clock.instant().plusSeconds(90).atOffset(ZoneOffset.UTC));
        assertThat(after(date)).isEqualTo(Duration.ofSeconds(90));
        assertThat(after("-1")).isEqualTo(Duration.ofSeconds(15));
        assertThat(after("999999999999999999999999")).isGreaterThan(Duration.ofDays(1000));
        assertThat(after("soon")).isEqualTo(Duration.ofSeconds(15));
        assertThat(after("")).isEqualTo(Duration.ofSeconds(15));
        assertThat(after("Sun, 06 Nov 1994 08:49:37 GMT")).isZero();
        DateTimeFormatter old = DateTimeFormatter.ofPattern("EEEE, dd-MMM-yy HH:mm:ss 'GMT'", Locale.US);
        assertThat(after(old.format(clock.instant().plusSeconds(90).atOffset(ZoneOffset.UTC))))
                .isEqualTo(Duration.ofSeconds(90));
        assertThat(after("Sun Nov  6 08:49:37 1994")).isZero();
        assertThat(after("Fri, 31 Dec 9999 23:59:59 GMT")).isGreaterThan(Duration.ofDays(1000));
        assertThat(provider.paid()).isZero();
    }

    @ParameterizedTest
    @ValueSource(ints = {401, 403})
    void aKeyThatIsNotAcceptedIsAMatterForTheOperator(int status) {
        provider.does(provider.status(status, "{}"));
        assertThat(paint()).isInstanceOf(ImageResult.Misconfigured.class);
    }

    @ParameterizedTest
    @ValueSource(ints = {301, 302, 307, 308})
    void redirectsAreNotFollowed(int status) {
        provider.does(provider.status(status, "", "Location", provider.base() + "elsewhere"));
        assertThat(paint()).isInstanceOf(ImageResult.Misconfigured.class);
        assertThat(provider.callsTo("/elsewhere")).isZero();
    }

    @Test
    void anAnswerThatIsNoAnswerIsAFailure() {
        provider.does(provider.status(200, "[[["));
        assertThat(paint()).isInstanceOf(ImageResult.Failed.class);
    }

    protected final ImageResult paint() {
        return model(provider.base()).paint(request());
    }

    /** What comes of it once it is no longer pending, a minute passing between the looks. */
    protected final ImageResult finished() {
        ImageModel model = model(provider.base());
        Sent started = new Sent("", clock.instant());
        ImageResult result = model.paint(request());
        for (int look = 0; result instanceof ImageResult.Pending pending && look < MOST_LOOKS; look++) {
            clock.pass(Duration.ofMinutes(1));
            result = model.resume(new Sent(pending.reference(), started.sentAt()));
        }
        return result;
    }

    protected final ImageRequest request() {
        byte[] selfie = Pictures.png(32);
        return new ImageRequest(
                List.of(selfie, selfie),
                "superhero",
                "as \"somebody\" else {seed}",
                42,
                SIZE,
                SIZE,
                UUID.randomUUID().toString());
    }

    private void assertFailedWithoutPayingTwice() {
        assertThat(finished()).isInstanceOf(ImageResult.Failed.class);
        assertThat(provider.paid()).isEqualTo(1);
    }

    private Duration after(String header) {
        provider.does(provider.status(429, "{\"error\":{\"code\":\"rate_limit_exceeded\"}}", "Retry-After", header));
        ImageResult result = paint();
        assertThat(result).isInstanceOf(ImageResult.RetryAfter.class);
        return ((ImageResult.RetryAfter) result).delay();
    }
}
