package io.onlyyou.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.mock.web.MockFilterChain;
import org.springframework.mock.web.MockHttpServletRequest;
import org.springframework.mock.web.MockHttpServletResponse;

class HostGuardTests {

    private final MockHttpServletRequest request = new MockHttpServletRequest("GET", "/demo");
    private final MockHttpServletResponse response = new MockHttpServletResponse();
    private final MockFilterChain chain = new MockFilterChain();

    @ParameterizedTest
    @ValueSource(strings = {"localhost", "localhost:8080", "LOCALHOST:1", "127.0.0.1", "127.0.0.1:65535", "[::1]:8080"})
    void letsThroughWhatNamesThisMachine(String host) throws Exception {
        request.addHeader("Host", host);

        new HostGuard().doFilter(request, response, chain);

        assertThat(chain.getRequest()).isNotNull();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "evil.example",
                "localhost.evil.example",
                "evil.example:8080",
                "127.0.0.1.evil.example",
                "localhost:",
                "localhost:80:80",
                "user@localhost",
                "127.0.0.2",
                "0.0.0.0",
                "localhost\n",
                " ",
                ""
            })
    void refusesEveryOtherName(String host) throws Exception {
        request.addHeader("Host", host);

        new HostGuard().doFilter(request, response, chain);

        assertRefused();
    }

    @Test
    void refusesARequestWithoutAName() throws Exception {
        new HostGuard().doFilter(request, response, chain);

        assertRefused();
    }

    private void assertRefused() throws Exception {
        assertThat(chain.getRequest()).isNull();
        assertThat(response.getStatus()).isEqualTo(421);
        assertThat(response.getContentType()).startsWith("application/problem+json");
        assertThat(response.getContentAsString())
                .contains("\"type\":\"/problems/misdirected-request\"", "\"status\":421");
    }
}
