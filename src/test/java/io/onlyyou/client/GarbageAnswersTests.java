package io.onlyyou.client;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** Whatever the service says, the person gets the page that was passed in, or that page with whole items in it. */
class GarbageAnswersTests {

    private static final String PAGE = "{\"items\":[ 1.10, 2,\n3 ,4]}";
    private static final PageVisit SOMEBODY = PageVisit.of("user-42");

    private final StubService service = new StubService();
    private final byte[] page = utf8(PAGE);

    @AfterEach
    void close() {
        service.close();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '\'',
            value = {
                "''|{\"items\":[ 1.10, 2,{\"id\":1},3 ,4]}",
                "injected|{\"items\":[ 1.10, 2,{\"id\":1},3 ,4]}",
                "nonsense;reason=not-due|{}",
                "injected;positions=\"2\"|<html>Bad gateway</html>",
                "injected;positions=\"2\"|''",
                "injected;positions=\"2\"|{\"items\":[ 1.10, 2,3 ,4]}",
                "injected;positions=\"2\"|{\"items\":[ 1.1, 2,{\"id\":1},3 ,4]}",
                "injected;positions=\"2\"|{\"items\":[ 1.10, 2,{\"id\":1},3 ,4,5]}",
                "injected;positions=\"2\"|{\"items\":[ 1.10, 2,{\"id\":1} ,3 ,4]}",
                "injected;positions=\"1\"|{\"items\":[ 1.10, 2,{\"id\":1},3 ,4]}",
                "injected;positions=\"0\"|{\"items\":[ {\"id\":1},1.10, 2,3 ,4]}",
                "injected;positions=\"4\"|{\"items\":[ 1.10, 2,3 ,4,{\"id\":1}]}",
                "injected;positions=\"2,2\"|{\"items\":[ 1.10, 2,{\"id\":1},3 ,4]}",
                "injected;positions=\"9999999\"|{\"items\":[ 1.10, 2,{\"id\":1},3 ,4]}",
                "injected;positions=\"99999999999\"|{\"items\":[ 1.10, 2,{\"id\":1},3 ,4]}",
                "injected;positions=\"2\"|{\"items\":[ 1.10, 2,{\"id\":1},3 ,4]}{\"more\":1}",
            })
    void believesNoSpliceThatIsNotThePageWithWholeItems(String outcome, String body) {
        service.answer(200, outcome, body);
        byte[] sent = utf8("{\"items\":[ 1.10, 2,3 ,4]}");
        ServedPage served = client().splice(sent, SOMEBODY);
        assertThat(served.body()).isSameAs(sent);
        assertThat(served.outcome()).isEqualTo(new CallOutcome.FailedOpen(Fault.GARBAGE));
    }

    @ParameterizedTest
    @ValueSource(strings = {"injected", "unchanged"})
    void believesNoOutcomeOfThousandsOfParameters(String outcome) {
        service.answer(200, outcome + ";a".repeat(20_000), PAGE);
        ServedPage served = client().splice(page, SOMEBODY);
        assertThat(served.body()).isSameAs(page);
        assertThat(served.outcome()).isEqualTo(new CallOutcome.FailedOpen(Fault.GARBAGE));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "<html>",
                "[]",
                "{}",
                "{\"outcome\":\"injected\"}",
                "{\"outcome\":\"injected\",\"insertions\":[]}",
                "{\"outcome\":\"injected\",\"insertions\":[{\"position\":0,\"item\":{}}]}",
                "{\"outcome\":\"injected\",\"insertions\":[{\"position\":4,\"item\":{}}]}",
                "{\"outcome\":\"injected\",\"insertions\":[{\"position\":-1,\"item\":{}}]}",
                "{\"outcome\":\"injected\",\"insertions\":[{\"position\":\"2\",\"item\":{}}]}",
                "{\"outcome\":\"injected\",\"insertions\":[{\"position\":2}]}",
                "{\"outcome\":\"injected\",\"insertions\":[{\"position\":2,\"item\":{}},{\"position\":3,\"item\":{}}]}",
                "{\"outcome\":\"injected\",\"insertions\":[{\"position\":3,\"item\":{}},{\"position\":2,\"item\":{}}]}",
                "{\"outcome\":\"injected\",\"insertions\":[{\"position\":2,\"item\":{}}]},{}",
                "{\"outcome\":\"unchanged\"}",
                "{\"outcome\":\"unchanged\",\"reason\":\"<script>\"}",
                "{\"outcome\":\"unchanged\",\"outcome\":\"unchanged\",\"reason\":\"x\"}"
            })
    void believesNoPlanThatIsNone(String plan) {
        service.answer(200, "", plan);
        ServedPage served = client().planAndSplice(page, SOMEBODY);
        assertThat(served.body()).isSameAs(page);
        assertThat(served.outcome()).isEqualTo(new CallOutcome.FailedOpen(Fault.GARBAGE));
    }

    private FeedClient client() {
        return FeedClient.at(service.address())
                .tokens(() -> "token")
                .deadline(Duration.ofSeconds(10)) // longer than anything here takes, also on a busy machine
                .build();
    }

    private static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
