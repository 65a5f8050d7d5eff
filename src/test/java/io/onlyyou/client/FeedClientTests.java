package io.onlyyou.client;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.onlyyou.support.FreePort;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the service does, there is a page: the spliced one if all is well, else the one that was passed in. */
class FeedClientTests {

    private static final String PAGE = "{\"items\":[ 1.10, 2,\n3 ,4]}";
    private static final String SPLICED = "{\"items\":[ 1.10, 2,\n{\"id\":\"onlyyou:1\"},3 ,4]}";
    private static final String INJECTED = "injected;count=1;positions=\"2\"";
    private static final PageVisit SOMEBODY = PageVisit.of("user-42");
    /** Longer than anything here takes, also on a busy machine. */
    private static final Duration AMPLE = Duration.ofSeconds(10);

    private final StubService service = new StubService();
    private final List<CallReport> reports = new CopyOnWriteArrayList<>();
    private final byte[] page = bytes(PAGE);

    @AfterEach
    void close() {
        service.close();
    }

    @Test
    void splicesByTheService() {
        service.answer(200, INJECTED, SPLICED);

        ServedPage served = client(AMPLE)
                .splice(page, SOMEBODY.withPageKey("visit-1").withItemsSince(5).withSeen(List.of("onlyyou:9")));

        assertThat(text(served)).isEqualTo(SPLICED);
        assertThat(served.outcome()).isEqualTo(new CallOutcome.Injected(List.of(2)));
        assertThat(served.isInjected()).isTrue();
        StubService.Asked asked = service.asked().get(0);
        assertThat(asked.path()).isEqualTo("/v1/feeds/home/viewers/user-42/splice");
        assertThat(asked.authorization()).isEqualTo("Bearer token");
        assertThat(asked.pageKey()).isEqualTo("visit-1");
        assertThat(asked.prefer()).isEqualTo("return=minimal");
        assertThat(Integer.parseInt(asked.deadline())).isBetween(1, 9_000);
        assertThat(asked.text()).isEqualTo(PAGE);
    }

    @Test
    void splicesByAPlan() {
        service.answer(
                200,
                "",
                "{\"requestId\":\"r\",\"outcome\":\"injected\",\"insertions\":[ {\"position\":1,\"item\":{\"n\": 1.10}},"
                        + " {\"item\":\"\\u00e9é\",\"position\":4,\"more\":1}],\"more\":{}}");

        ServedPage served =
                client(AMPLE).planAndSplice(page, SOMEBODY.withPageKey("a\"\\").withItemsSince(5));

        assertThat(text(served)).isEqualTo("{\"items\":[ 1.10, {\"n\": 1.10},2,\n3 ,\"\\u00e9é\",4]}");
        assertThat(served.outcome()).isEqualTo(new CallOutcome.Injected(List.of(1, 4)));
        assertThat(service.asked().get(0).path()).isEqualTo("/v1/feeds/home/viewers/user-42/plan");
        assertThat(service.asked().get(0).text())
                .isEqualTo("{\"itemCount\":4,\"itemsSince\":5,\"pageKey\":\"a\\\"\\\\\"}");
    }

    @Test
    void saysWhyNothingWasInserted() {
        service.answer(204, "unchanged;reason=not-due", "");
        ServedPage spliced = client(AMPLE).splice(page, SOMEBODY);
        service.answer(200, "", "{\"outcome\":\"unchanged\",\"reason\":\"no-consent\",\"insertions\":[]}");
        ServedPage planned = client(AMPLE).planAndSplice(page, SOMEBODY);

        assertThat(spliced.body()).isSameAs(page);
        assertThat(spliced.outcome()).isEqualTo(new CallOutcome.Unchanged("not-due"));
        assertThat(planned.body()).isSameAs(page);
        assertThat(planned.outcome()).isEqualTo(new CallOutcome.Unchanged("no-consent"));
        assertThat(reports).extracting(CallReport::call).containsExactly("splice", "plan");
        assertThat(reports).extracting(report -> report.outcome().label()).containsExactly("not-due", "no-consent");
    }

    @Test
    void asksForNoPlanWithoutAPage() {
        byte[] broken = bytes("{\"items\":[1,2");
        assertThat(client(AMPLE).planAndSplice(broken, SOMEBODY))
                .isEqualTo(new ServedPage(broken, new CallOutcome.Unchanged("unrecognised-page")));
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void malformedExtrasCountAsAbsent() {
        service.answer(204, "unchanged;reason=not-due", "");
        PageVisit odd = PageVisit.of("a:b@c")
                .withPageKey("two\r\nlines")
                .withItemsSince(-1)
                .withSeen(List.of("a,b", "\n"));

        assertThat(client(AMPLE).splice(page, odd).outcome()).isEqualTo(new CallOutcome.Unchanged("not-due"));
        assertThat(service.asked().get(0).path()).isEqualTo("/v1/feeds/home/viewers/a%3Ab%40c/splice");
        assertThat(service.asked().get(0).pageKey()).isEmpty();
        assertThat(service.asked().get(0).seen()).isEmpty();
    }

    @Test
    void tellsWhatWasSeenInEveryFormAnIdMayHaveButNotWithoutEnd() {
        service.answer(204, "unchanged;reason=not-due", "");
        List<String> seen = List.of("at://did:web:onlyyou.invalid/app.bsky.feed.post/1", "onlyyou:2", "a,b");

        client(AMPLE).splice(page, SOMEBODY.withSeen(seen));
        client(AMPLE).splice(page, SOMEBODY.withSeen(Collections.nCopies(50, "x".repeat(256))));

        assertThat(service.asked().get(0).seen())
                .isEqualTo("at://did:web:onlyyou.invalid/app.bsky.feed.post/1,onlyyou:2");
        assertThat(service.asked().get(1).seen()).hasSizeBetween(1_000, 4_096);
    }

    /** A visitor who is not logged in, a page of all there is: what one of them costs must not be borne by all others. */
    @Test
    void asksNothingWhereTheAnswerIsKnownAndBlamesNobody() {
        service.behave((exchange, body) -> {
            exchange.sendResponseHeaders(400, -1);
            exchange.close();
        });
        byte[] huge = bytes("{\"items\":[1,2,3,\"" + "a".repeat(1 << 20) + "\"]}");
        FeedClient client = client(AMPLE);

        for (String nobody : new String[] {"", "a/b ü%", "-", "a".repeat(129)}) {
            ServedPage spliced = client.splice(page, PageVisit.of(nobody));
            assertThat(spliced.body()).isSameAs(page);
            assertThat(spliced.outcome()).isEqualTo(new CallOutcome.Unchanged("no-consent"));
            assertThat(client.planAndSplice(page, PageVisit.of(nobody)).outcome())
                    .isEqualTo(new CallOutcome.Unchanged("no-consent"));
            assertThat(client.splice(huge, SOMEBODY).outcome()).isEqualTo(new CallOutcome.Unchanged("page-too-large"));
            ServedPage planned = client.planAndSplice(huge, SOMEBODY);
            assertThat(planned.body()).isSameAs(huge);
            assertThat(planned.outcome()).isEqualTo(new CallOutcome.Unchanged("page-too-large"));
        }

        assertThat(service.asked()).isEmpty();
        service.answer(200, INJECTED, SPLICED);
        assertThat(text(client.splice(page, SOMEBODY)))
                .as("the breaker is closed")
                .isEqualTo(SPLICED);
    }

    @Test
    void waitsNoLongerThanItsDeadline() {
        service.hang();
        assertFailedOpen(client(Duration.ofMillis(200)), Fault.TIMED_OUT);
        service.drip(INJECTED, SPLICED);
        assertFailedOpen(client(Duration.ofMillis(200)), Fault.TIMED_OUT);
    }

    @Test
    void waitsNoLongerForItsToken() {
        Supplier<String> stuck = () -> {
            try {
                service.hangUntilClosed();
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
            return "late";
        };
        assertFailedOpen(builder(Duration.ofMillis(200)).tokens(stuck).build(), Fault.TIMED_OUT);
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void goesWithoutAToken() {
        assertFailedOpen(builder(AMPLE).tokens(() -> "").build(), Fault.NO_TOKEN);
        assertFailedOpen(
                builder(AMPLE)
                        .tokens(() -> {
                            throw new IllegalStateException("no token");
                        })
                        .build(),
                Fault.NO_TOKEN);
    }

    @Test
    void isThereBeforeTheServiceIs() {
        int port = FreePort.choose();
        FeedClient client = FeedClient.at(URI.create("http://localhost:" + port))
                .tokens(() -> "token")
                .deadline(AMPLE)
                .build();
        assertFailedOpen(client, Fault.UNREACHABLE);
        try (StubService late = new StubService(port)) {
            late.answer(200, INJECTED, SPLICED);
            assertThat(text(client.splice(page, SOMEBODY))).isEqualTo(SPLICED);
        }
    }

    @Test
    void survivesAnAnswerThatBreaksOff() {
        service.behave((exchange, body) -> {
            exchange.getResponseHeaders().set("Onlyyou-Outcome", INJECTED);
            exchange.sendResponseHeaders(200, 1_000);
            exchange.getResponseBody().write(bytes(SPLICED));
            exchange.close();
        });
        assertFailedOpen(client(AMPLE), Fault.UNREACHABLE);
    }

    @Test
    void readsNoEndlessAnswer() {
        service.behave((exchange, body) -> {
            exchange.getResponseHeaders().set("Onlyyou-Outcome", INJECTED);
            exchange.sendResponseHeaders(200, 0);
            byte[] block = new byte[1 << 16];
            while (true) { // until the client hangs up
                exchange.getResponseBody().write(block);
            }
        });
        assertFailedOpen(client(AMPLE), Fault.UNREACHABLE);
    }

    @ParameterizedTest
    @ValueSource(ints = {302, 400, 401, 403, 404, 413, 500, 503})
    void servesThePageWhereItIsRefused(int status) {
        service.behave((exchange, body) -> {
            exchange.getResponseHeaders().set("Location", service.address() + "/elsewhere");
            exchange.getResponseHeaders().set("Onlyyou-Outcome", INJECTED);
            exchange.sendResponseHeaders(status, -1);
            exchange.close();
        });
        assertFailedOpen(client(AMPLE), Fault.REFUSED);
        assertThat(service.asked()).extracting(StubService.Asked::path).noneMatch(path -> path.contains("elsewhere"));
    }

    @Test
    void leavesAFailingServiceAlone() {
        service.answer(503, "", "");
        FeedClient client = client(AMPLE);
        for (int call = 0; call < Breaker.FAILURES; call++) {
            assertFailedOpen(client, Fault.REFUSED);
        }
        service.answer(200, INJECTED, SPLICED);
        assertThat(client.planAndSplice(page, SOMEBODY).outcome().label()).isEqualTo("client-breaker-open");
        assertThat(service.asked()).hasSize(Breaker.FAILURES);
    }

    @Test
    void asksOnWhereFailuresAreNotInARow() {
        FeedClient client = client(AMPLE);
        for (int call = 0; call < 2 * Breaker.FAILURES; call++) {
            service.answer(503, "", "");
            assertFailedOpen(client, Fault.REFUSED);
            service.answer(204, "unchanged;reason=not-due", "");
            assertThat(client.splice(page, SOMEBODY).outcome()).isEqualTo(new CallOutcome.Unchanged("not-due"));
        }
        for (int call = 0; call < 2 * Breaker.FAILURES; call++) {
            service.answer(503, "", "");
            assertFailedOpen(client, Fault.REFUSED);
            service.answer(200, "", "{\"outcome\":\"unchanged\",\"reason\":\"not-due\"}");
            assertThat(client.planAndSplice(page, SOMEBODY).outcome().label()).isEqualTo("not-due");
        }
    }

    @Test
    void servesThePageAlsoWhereTheListenerFails() {
        service.answer(200, INJECTED, SPLICED);
        assertThat(text(client(report -> {
                            throw new IllegalStateException("metrics are down");
                        })
                        .splice(page, SOMEBODY)))
                .isEqualTo(SPLICED);
        assertThat(text(client(report -> {
                            throw new NoSuchMethodError("of another version of their library");
                        })
                        .splice(page, SOMEBODY)))
                .isEqualTo(SPLICED);
    }

    private FeedClient client(CallListener listener) {
        return builder(AMPLE).listener(listener).build();
    }

    /** A token that no header can carry says nothing about the service, so nobody else goes without it. */
    @Test
    void servesThePageWhateverElseGoesWrong() {
        AtomicReference<String> token = new AtomicReference<>("two\r\nlines");
        FeedClient client = builder(AMPLE).tokens(token::get).build();
        for (int call = 0; call < Breaker.FAILURES; call++) {
            assertFailedOpen(client, Fault.DEFECT);
        }
        token.set("token");
        service.answer(200, INJECTED, SPLICED);
        assertThat(text(client.splice(page, SOMEBODY))).isEqualTo(SPLICED);
    }

    @Test
    void takesACallerThatDoesNotKnowItsViewerForOneWithoutAny() throws ReflectiveOperationException {
        PageVisit nobodys = PageVisit.class
                .getConstructor(String.class, Optional.class, OptionalInt.class, List.class)
                .newInstance(new @Nullable Object[] {null, Optional.empty(), OptionalInt.empty(), List.of()});

        ServedPage served = client(AMPLE).splice(page, nobodys);

        assertThat(served.body()).isSameAs(page);
        assertThat(served.outcome()).isEqualTo(new CallOutcome.Unchanged("no-consent"));
        assertThat(service.asked()).isEmpty();
    }

    @Test
    void keepsTheInterruptOfItsThread() {
        service.hang();
        Thread.currentThread().interrupt();
        assertThat(client(AMPLE).splice(page, SOMEBODY).outcome())
                .isEqualTo(new CallOutcome.FailedOpen(Fault.INTERRUPTED));
        assertThat(Thread.interrupted()).isTrue();
    }

    @Test
    void saysAtOnceWhatIsWrongWithItsSettings() {
        assertThatThrownBy(() -> FeedClient.at(URI.create("onlyyou.example"))).hasMessageContaining("http(s)://host");
        assertThatThrownBy(() -> builder(AMPLE).feed("a/b")).hasMessageContaining("feed's name");
        assertThatThrownBy(() -> builder(AMPLE).items("items")).hasMessageContaining("no JSON Pointer");
        assertThatThrownBy(() -> builder(Duration.ZERO)).hasMessageContaining("1 ms to 10 s");
    }

    private void assertFailedOpen(FeedClient client, Fault fault) {
        ServedPage served = client.splice(page, SOMEBODY);
        assertThat(served.body()).isSameAs(page);
        assertThat(served.outcome()).isEqualTo(new CallOutcome.FailedOpen(fault));
    }

    private FeedClient client(Duration deadline) {
        return builder(deadline).build();
    }

    private FeedClientBuilder builder(Duration deadline) {
        return FeedClient.at(service.address())
                .tokens(() -> "token")
                .deadline(deadline)
                .listener(reports::add);
    }

    private static byte[] bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    private static String text(ServedPage served) {
        return new String(served.body(), StandardCharsets.UTF_8);
    }
}
