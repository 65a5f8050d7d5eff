package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.TestInstance.Lifecycle;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;
import org.springframework.mock.web.MockHttpServletResponse;
import org.springframework.test.web.servlet.MockMvc;
import org.springframework.test.web.servlet.request.MockHttpServletRequestBuilder;
import org.springframework.test.web.servlet.request.MockMvcRequestBuilders;
import org.springframework.test.web.servlet.setup.MockMvcBuilders;

/** What a page and its answer look like on the wire. */
@TestInstance(Lifecycle.PER_CLASS)
class SpliceControllerIntegrationTests {

    private static final byte[] PAGE = Bench.page(20);
    private static final Map<String, String> PLAIN = Map.of("Content-Type", "application/json");

    private Bench bench;
    private MockMvc http;

    @BeforeAll
    void open() {
        bench = new Bench();
        http = MockMvcBuilders.standaloneSetup(bench.bean(SpliceController.class))
                .build();
    }

    @AfterAll
    void close() {
        bench.close();
    }

    @Test
    void answersWithThePageAndSaysWhatHappened() throws Exception {
        MockHttpServletResponse response = post("home", "somebody", PAGE, PLAIN);
        assertThat(response.getStatus()).isEqualTo(200);
        assertThat(response.getContentAsByteArray()).isEqualTo(PAGE);
        assertThat(response.getHeader("Onlyyou-Outcome")).isEqualTo("unchanged;reason=no-consent");
        assertThat(UUID.fromString(response.getHeader("Onlyyou-Request-Id"))).isNotNull();
        assertThat(response.getHeader("Server-Timing")).matches("total;dur=\\d+\\.\\d{3}");
        assertThat(response.getHeader("Cache-Control")).contains("no-store");
    }

    @Test
    void insertsAndCountsTheBytes() throws Exception {
        String viewer = bench.lives.portrayed().subject().value();
        MockHttpServletResponse response = post("home", viewer, PAGE, PLAIN);
        assertThat(response.getHeader("Onlyyou-Outcome")).isEqualTo("injected;count=1;positions=\"3\"");
        assertThat(response.getContentLength()).isEqualTo(response.getContentAsByteArray().length);
        assertThat(response.getContentLength()).isGreaterThan(PAGE.length);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"application/json", "application/feed+json", "text/plain", "application/x-www-form-urlencoded"})
    void keepsTheMediaType(String type) throws Exception {
        MockHttpServletResponse response = post("home", "somebody", PAGE, Map.of("Content-Type", type));
        assertThat(response.getContentType()).startsWith(type);
        assertThat(response.getContentAsByteArray()).isEqualTo(PAGE);
    }

    @Test
    void asksNeitherForAMediaTypeNorForAnAcceptableOne() throws Exception {
        assertThat(post("home", "somebody", PAGE, Map.of()).getStatus()).isEqualTo(200);
        assertThat(post("home", "somebody", PAGE, Map.of("Accept", "image/png", "Content-Type", "application/json"))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void sendsNoBodyToWhoWantsNoneWhereNothingWasInserted() throws Exception {
        MockHttpServletResponse nothing = post("home", "somebody", PAGE, Map.of("Prefer", "return=minimal"));
        assertThat(nothing.getStatus()).isEqualTo(204);
        assertThat(nothing.getContentAsByteArray()).isEmpty();
        assertThat(nothing.getHeader("Preference-Applied")).isEqualTo("return=minimal");
        assertThat(nothing.getHeader("Onlyyou-Outcome")).isEqualTo("unchanged;reason=no-consent");
        String viewer = bench.lives.portrayed().subject().value();
        assertThat(post("home", viewer, PAGE, Map.of("Prefer", "return=minimal"))
                        .getStatus())
                .isEqualTo(200);
    }

    @Test
    void passesAnEncodedPageOnWithItsEncoding() throws Exception {
        String viewer = bench.lives.portrayed().subject().value();
        MockHttpServletResponse response =
                post("home", viewer, new byte[] {31, -117, 8, 0}, Map.of("Content-Encoding", "gzip"));
        assertThat(response.getContentAsByteArray()).containsExactly(31, -117, 8, 0);
        assertThat(response.getHeader(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
        assertThat(response.getHeader("Onlyyou-Outcome")).isEqualTo("unchanged;reason=unrecognised-page");
    }

    @Test
    void passesOnEveryEncodingThatAPageHas() throws Exception {
        MockHttpServletResponse response = http.perform(
                        MockMvcRequestBuilders.post("/v1/feeds/home/viewers/somebody/splice")
                                .header("Content-Encoding", "gzip", "br")
                                .content(new byte[] {1, 2, 3}))
                .andReturn()
                .getResponse();
        assertThat(response.getHeaders(HttpHeaders.CONTENT_ENCODING)).containsExactly("gzip", "br");
    }

    @Test
    void echoesUpToEightMegabytesAndRefusesMore() throws Exception {
        byte[] largest = new byte[PageBody.LARGEST];
        MockHttpServletResponse echoed = post("home", "somebody", largest, PLAIN);
        assertThat(Arrays.equals(echoed.getContentAsByteArray(), largest)).isTrue();
        assertThat(echoed.getHeader("Onlyyou-Outcome")).isEqualTo("unchanged;reason=page-too-large");
        MockHttpServletResponse refused = post("home", "somebody", new byte[PageBody.LARGEST + 1], PLAIN);
        assertThat(refused.getStatus()).isEqualTo(413);
    }

    @Test
    void malformedOptionalHeadersCountAsAbsent() throws Exception {
        String viewer = bench.lives.portrayed().subject().value();
        MockHttpServletResponse response = post(
                "home",
                viewer,
                PAGE,
                Map.of("Onlyyou-Page-Key", "two words", "Onlyyou-Items-Since", "many", "Onlyyou-Seen", ",,\u0001"));
        assertThat(response.getHeader("Onlyyou-Outcome")).startsWith("injected;");
    }

    private MockHttpServletResponse post(String feed, String viewer, byte[] page, Map<String, String> headers)
            throws Exception {
        MockHttpServletRequestBuilder request = MockMvcRequestBuilders.post(
                        "/v1/feeds/{feed}/viewers/{viewer}/splice", feed, viewer)
                .header("Onlyyou-Deadline-Ms", "10000")
                .content(page);
        headers.forEach(request::header);
        return http.perform(request).andReturn().getResponse();
    }
}
