package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.DrawnPerson;
import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.TestTokens;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.ExtendWith;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.boot.test.system.CapturedOutput;
import org.springframework.boot.test.system.OutputCaptureExtension;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Whatever is wrong with a wish is said exactly, repeats nothing of it and changes nothing; and so many are enough. */
@QuickIntegrationTest
@ExtendWith(OutputCaptureExtension.class)
class ImagineBadInputIntegrationTests {

    private static final int PER_HOUR = 20;
    private static final int LIMIT = 8 << 20;

    /** Whose proportions are far from those of the person whom {@link Scene} opts in. */
    private static final long STRANGER = 10;

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    /** Somebody whom nothing is ever made for, since nothing that they ask for is good. */
    private static @Nullable String unlucky;

    private Api api;
    private String person;
    private Imaginings imaginings;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        become(Scene.somebody());
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{                                             | 400 | malformed-request |",
                "{\"prompt\":\"a\",\"prompt\":\"b\"}           | 400 | malformed-request |",
                "{} {}                                         | 400 | malformed-request |",
                "[]                                            | 422 | invalid-request   |",
                "{\"prompt\":5}                                | 422 | invalid-request   | /prompt",
                "{\"prompt\":[\"a\"]}                          | 422 | invalid-request   | /prompt",
                "{\"prompt\":\"\"}                             | 422 | invalid-request   | /prompt",
                "{\"prompt\":\" \\u3000\"}                     | 422 | invalid-request   | /prompt",
                "{\"prompt\":\"\\u200b\"}                      | 422 | invalid-request   | /prompt",
                "{\"prompt\":\"\\u3164 \\ufe0f\"}               | 422 | invalid-request   | /prompt",
                "{\"prompt\":\"secret\\u0000\"}                | 422 | invalid-request   | /prompt",
                "{\"prompt\":\"secret\\n\"}                    | 422 | invalid-request   | /prompt",
                "{\"prompt\":\"secret\\u0085\"}                | 422 | invalid-request   | /prompt",
                "{\"prompt\":\"secret\\u202e\"}                | 422 | invalid-request   | /prompt",
                "{\"prompt\":\"secret\\ud83d\"}                | 422 | invalid-request   | /prompt",
                "{\"prompt\":\"secret nude\"}                  | 422 | prompt-refused    | /prompt",
                "{\"prompt\":\"secret n\\u200bu\\u00addé\"}    | 422 | prompt-refused    | /prompt",
                "{\"prompt\":\"secret ＮＵＤＥ\"}               | 422 | prompt-refused    | /prompt",
                "{\"prompt\":\"secret nu\\u0501\\u0435\"}     | 422 | prompt-refused    | /prompt",
                "{\"scenario\":\"secret\"}                     | 422 | invalid-request   | /scenario",
                "{\"scenario\":\"own-words\"}                  | 422 | invalid-request   | /scenario",
                "{\"scenario\":\"comic\",\"prompt\":\"secret\"} | 422 | invalid-request  | /scenario",
                "{\"basedOn\":7}                               | 422 | invalid-request   | /basedOn",
                "{\"surface\":\"secret\"}                      | 422 | invalid-request   | /surface",
                "{\"surface\":0}                               | 422 | invalid-request   | /surface",
                "{\"secret\":true}                             | 422 | invalid-request   | /secret",
                "{\"@type\":\"java.lang.Object\"}              | 422 | invalid-request   | /@type",
                "{\"picture\":\"secret!\"}                     | 422 | invalid-request   | /picture",
                "{\"picture\":\"\"}                            | 422 | unusable-selfie   | /picture",
                "{\"picture\":\"AAAA\",\"basedOn\":\"x\"}      | 422 | invalid-request   | /picture",
            })
    void saysWhatIsWrongAndWhere(
            String body, int status, String problem, @Nullable String pointer, CapturedOutput output) {
        becomeUnlucky();

        Reply reply = imaginings.ask(body);

        assertThat(reply.status()).as(reply.text()).isEqualTo(status);
        assertThat(reply.problem()).isEqualTo(problem);
        if (pointer != null) {
            assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo(pointer);
        }
        if (!"/secret".equals(pointer)) {
            assertThat(reply.text()).doesNotContain("secret");
        }
        assertThat(output.getAll()).doesNotContain("secret");
        assertThat(asked()).isZero();
    }

    @Test
    void wordsAreCountedAsPeopleCountThem() {
        optIn();
        assertThat(imaginings
                        .ask("{\"prompt\":\"" + "\uD83D\uDE80".repeat(1000) + "\"}")
                        .status())
                .isEqualTo(202);
        assertThat(imaginings.ask("{\"prompt\":\"" + "a".repeat(1001) + "\"}").status())
                .isEqualTo(422);
    }

    static Stream<Arguments> pictures() {
        return Stream.of(
                Arguments.of("somebody else", DrawnPerson.of(STRANGER).jpeg(), "not-the-person"),
                Arguments.of("several people", DrawnPerson.pair().jpeg(), "unusable-selfie"),
                Arguments.of("nobody", DrawnPerson.nobody().jpeg(), "unusable-selfie"),
                Arguments.of("no picture", "<svg onload='x'/>".getBytes(StandardCharsets.UTF_8), "unusable-selfie"),
                Arguments.of("a tiny one", DrawnPerson.of(1, 200, 200, 80).jpeg(), "unusable-selfie"),
                Arguments.of("more than 5 MB", new byte[(5 << 20) + 1], "unusable-selfie"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("pictures")
    void aPictureShowsThePersonAlone(String what, byte[] picture, String problem) {
        becomeUnlucky();

        Reply reply = imaginings.ask(imaginings.with(picture, "prompt", "me at sea"));

        assertThat(reply.status()).as(reply.text()).isEqualTo(422);
        assertThat(reply.problem()).isEqualTo(problem);
        assertThat(reply.json().at("/errors/0/pointer").asString()).isEqualTo("/picture");
        assertThat(asked()).isZero();
        assertThat(kept("SOURCE")).isZero();
    }

    @Test
    void aBodyHasALimit() {
        becomeUnlucky();

        Reply reply = imaginings.ask("{\"picture\":\"" + "A".repeat(LIMIT) + "\"}");

        assertThat(reply.status()).isEqualTo(413);
        assertThat(reply.problem()).isEqualTo("payload-too-large");
        assertThat(asked()).isZero();
        assertThat(imaginings.ask("{\"prompt\":5}").status()).isEqualTo(422);
    }

    @Test
    void aPictureOfThePersonIsChangedAndThenGone() {
        optIn();
        String portrait = imaginings.portrait(imaginings.with(Imaginings.sameFace(), "prompt", "with a top hat"));

        assertThat(imaginings.why(portrait).at("/asked/picture").asBoolean()).isTrue();
        assertThat(imaginings.why(portrait).path("selfies")).hasSize(1);
        assertThat(imaginings.why(portrait).at("/selfies/0/pose").asString()).isEqualTo("picture");
        assertThat(imaginings.get("/uses").text()).contains(portrait);
        assertThat(kept("SOURCE")).isZero();
        assertThat(kept("WORDS")).isEqualTo(1);

        api.delete(imaginings.path("/portraits/" + portrait), TestTokens.person(person));
        assertThat(kept("WORDS")).isZero();
    }

    @Test
    void theSameRequestCountsOnce() throws Exception {
        optIn();
        String body = "{\"prompt\":\"me in a balloon\"}";
        List<Reply> replies = atOnce(20, () -> imaginings.ask(body, "Idempotency-Key", "once"));

        assertThat(replies).extracting(Reply::status).containsOnly(202);
        assertThat(replies.stream().map(Imaginings::job).distinct()).hasSize(1);
        assertThat(replies.stream()
                        .filter(reply -> reply.header("Idempotent-Replayed").equals("true")))
                .hasSize(19);
        assertThat(asked()).isEqualTo(1);

        Reply other = imaginings.ask("{}", "Idempotency-Key", "once");
        assertThat(other.problem()).isEqualTo("idempotency-conflict");
        assertThat(imaginings.ask(body, "Idempotency-Key", "").status()).isEqualTo(422);
        assertThat(imaginings.ask(body, "Idempotency-Key", "x".repeat(256)).status())
                .isEqualTo(422);
        assertThat(Imaginings.job(imaginings.ask(body, "Idempotency-Key", "twice")))
                .isNotEqualTo(Imaginings.job(replies.getFirst()));
    }

    @Test
    void nobodyAsksForMoreThanTheirShare() throws Exception {
        optIn();
        Set<Integer> statuses = atOnce(25, () -> imaginings.ask("{}")).stream()
                .map(Reply::status)
                .collect(Collectors.toSet());
        assertThat(statuses).containsExactlyInAnyOrder(202, 429);
        assertThat(asked()).isLessThanOrEqualTo(PER_HOUR);
        // as if the rest had been asked for, too
        jdbc.sql("""
                        insert into portrait_wish (person_key, job_id, portrait_id, asked_at)
                        select person_key, gen_random_uuid(), gen_random_uuid(), clock_timestamp()
                        from person, generate_series(1, :more) where subject = :subject""").param("more", PER_HOUR - asked()).param("subject", person).update();

        Reply refused = imaginings.ask("{}");

        assertThat(refused.status()).isEqualTo(429);
        assertThat(refused.problem()).isEqualTo("too-many-requests");
        assertThat(Integer.parseInt(refused.header("Retry-After"))).isBetween(3_000, 3_601);
        assertThat(asked()).isEqualTo(PER_HOUR);
    }

    private void become(String somebody) {
        person = somebody;
        imaginings = new Imaginings(api, person);
    }

    private void becomeUnlucky() {
        String known = unlucky;
        if (known == null) {
            optIn();
            unlucky = person;
        } else {
            become(known);
        }
    }

    private void optIn() {
        new Scene(api).optIn(person, "generation");
    }

    private static List<Reply> atOnce(int times, Callable<Reply> call) throws InterruptedException, ExecutionException {
        try (ExecutorService threads = Executors.newFixedThreadPool(times)) {
            List<Reply> replies = new ArrayList<>();
            for (Future<Reply> reply : threads.invokeAll(
                    IntStream.range(0, times).mapToObj(number -> call).toList())) {
                replies.add(reply.get());
            }
            return replies;
        }
    }

    private int asked() {
        return jdbc.sql("select count(*) from portrait_wish join person using (person_key) where subject = :subject")
                .param("subject", person)
                .query(Integer.class)
                .single();
    }

    private int kept(String kind) {
        return jdbc.sql("""
                        select count(*) from vault_item join person using (person_key)
                        where subject = :subject and kind = :kind""")
                .param("subject", person)
                .param("kind", kind)
                .query(Integer.class)
                .single();
    }
}
