package io.onlyyou.feed;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static java.nio.charset.StandardCharsets.UTF_16LE;
import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Every bad page goes back unchanged with its exact reason, and the next good one is served. */
@TestInstance(Lifecycle.PER_CLASS)
class HostilePagesIntegrationTests {

    private static final String DEEP = "[".repeat(100_000) + "]".repeat(100_000);

    private Bench bench;

    @BeforeAll
    void open() {
        bench = new Bench();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    static Stream<Arguments> badPages() {
        return Stream.of(
                bad("zero bytes", "", Reason.UNRECOGNISED_PAGE),
                bad("cut off", "{\"items\":[1,2,3,4,5,6,7,8,9", Reason.UNRECOGNISED_PAGE),
                bad("too deep", "{\"items\":" + DEEP + "}", Reason.UNRECOGNISED_PAGE),
                bad("repeated path", "{\"items\":[1,2,3,4,5],\"items\":[1,2,3,4,5]}", Reason.UNRECOGNISED_PAGE),
                bad("items null", "{\"items\":null}", Reason.UNRECOGNISED_PAGE),
                bad("items an object", "{\"items\":{\"0\":1}}", Reason.UNRECOGNISED_PAGE),
                bad("another root", "[1,2,3,4,5]", Reason.UNRECOGNISED_PAGE),
                bad("not a number", "{\"items\":[NaN,2,3,4,5]}", Reason.UNRECOGNISED_PAGE),
                bad("second document", "{\"items\":[1,2,3,4,5]}{}", Reason.UNRECOGNISED_PAGE),
                bad("a form", "items=1&items=2", Reason.UNRECOGNISED_PAGE),
                bad("empty items", "{\"items\":[ ]}", Reason.EMPTY_PAGE),
                bad("a short page", "{\"items\":[1,2,3]}", Reason.PAGE_TOO_SHORT),
                Arguments.of("UTF-16", "{\"items\":[1,2,3,4,5]}".getBytes(UTF_16LE), Reason.UNRECOGNISED_PAGE),
                Arguments.of(
                        "overlong UTF-8",
                        "{\"items\":[\"\u00c0\u00af\",2,3,4,5]}".getBytes(ISO_8859_1),
                        Reason.UNRECOGNISED_PAGE),
                Arguments.of("over a megabyte", large(), Reason.PAGE_TOO_LARGE));
    }

    private static Arguments bad(String name, String page, Reason reason) {
        return Arguments.of(name, page.getBytes(UTF_8), reason);
    }

    private static byte[] large() {
        byte[] page = new byte[(1 << 20) + 1];
        Arrays.fill(page, (byte) ' ');
        System.arraycopy(Bench.page(20), 0, page, 0, Bench.page(20).length);
        return page;
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("badPages")
    void badPageGoesBackWithItsReason(String name, byte[] page, Reason reason) {
        Viewer viewer = bench.lives.portrayed();
        byte[] before = page.clone();

        assertThat(bench.ask("home", request(viewer.subject().value(), page, false)))
                .isEqualTo(new Outcome.Unchanged(reason));

        assertThat(page).isEqualTo(before);
        assertThat(bench.lives.shown(viewer)).isEmpty();
        assertThat(bench.ask("home", viewer)).isInstanceOf(Outcome.Injected.class);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\uFEFF{\"items\":[1,2,3,4,5]}",
                "{\"items\":[1e999,-0.00,\"\\u0000\\ud800\",{\"a\":1,\"a\":2},{\"@type\":\"x\"}]}",
                "{ \"a\":[[]], \"items\" : [ 1 , 2 , 3 , 4 , 5 ] , \"next\":null } \r\n"
            })
    void oddButGoodPageIsServed(String page) {
        Viewer viewer = bench.lives.portrayed();
        byte[] body = page.getBytes(UTF_8);

        Outcome outcome = bench.ask("home", request(viewer.subject().value(), body, false));

        byte[] finished = ((Outcome.Injected) outcome).page();
        int added = finished.length - body.length;
        int start = new String(finished, ISO_8859_1).indexOf("{\"id\":\"onlyyou:");
        assertThat(Arrays.copyOf(finished, start)).isEqualTo(Arrays.copyOf(body, start));
        assertThat(Arrays.copyOfRange(finished, start + added, finished.length))
                .isEqualTo(Arrays.copyOfRange(body, start, body.length));
    }

    @Test
    void encodedPageIsNotLookedInto() {
        Viewer viewer = bench.lives.portrayed();
        assertThat(bench.ask("home", request(viewer.subject().value(), Bench.page(20), true)))
                .isEqualTo(new Outcome.Unchanged(Reason.UNRECOGNISED_PAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "-user", "us\u0435r", "a/b", "' or 1=1 --", "user\u0000"})
    void idOfNobodyIsNobody(String viewer) {
        assertThat(bench.ask("home", request(viewer, Bench.page(20), false)))
                .isEqualTo(new Outcome.Unchanged(Reason.NO_CONSENT));
    }

    private PageRequest request(String viewer, byte[] page, boolean encoded) {
        return new PageRequest(viewer, page, encoded, Optional.empty(), OptionalInt.empty(), bench.within(Bench.AMPLE));
    }
}
