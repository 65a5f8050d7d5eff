package io.onlyyou.onboarding;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

/** A deleted account leaves no link to the person, and nothing that comes late brings the person back. */
@QuickIntegrationTest
class AccountDeletionIntegrationTests {

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private final Clock clock = Clock.systemUTC();
    private Api api;
    private Scene scene;
    private String person;

    @BeforeEach
    void meet() {
        api = Api.of(environment);
        scene = new Scene(api);
        person = Scene.somebody();
    }

    @Test
    void everythingGoesAndTheReceiptStaysReachable() {
        scene.optIn(person, "generation", "feed");

        Reply deleted = scene.send(scene.event("account-deleted", person));

        assertThat(deleted.status()).isEqualTo(202);
        assertThat(heardOf()).isFalse();
        assertThat(scene.state(person, "feed")).isEqualTo("unknown");
        Reply receipt = api.get(deleted.json().path("receipt").asString(), scene.appToken());
        assertThat(receipt.status()).isEqualTo(200);
        assertThat(receipt.json().path("selfiesDestroyed").asInt()).isEqualTo(1);
        assertThat(receipt.json().path("subject").asString()).isEqualTo(person);
        String others = deleted.json().path("receipt").asString().replace(person, Scene.somebody());
        assertThat(api.get(others, scene.appToken()).status()).isEqualTo(404);
    }

    @Test
    void sameDeletionAgainIsTheSameAnswer() {
        scene.optIn(person, "feed");
        ObjectNode gone = scene.event("account-deleted", person);
        Reply deleted = scene.send(gone);

        Reply again = scene.send(gone);

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(deleted.json());
        assertThat(heardOf()).isFalse();
    }

    @Test
    @Shows(Promised.ERASURE)
    void lateEventsDoNotBringThePersonBack() {
        ObjectNode untimed = scene.event("opted-in", person, scene.optInData("feed"));
        ObjectNode timed = scene.event("opted-in", person, scene.optInData("stories"));
        timed.put("time", clock.instant().toString());
        ObjectNode out = scene.event("opted-out", person);
        List.of(untimed, timed, out).forEach(scene::send);
        ObjectNode gone = scene.event("account-deleted", person);
        gone.put("time", clock.instant().minus(Duration.ofMinutes(10)).toString());
        scene.send(gone);

        assertThat(scene.send(untimed).problem()).isEqualTo("stale-consent");
        assertThat(scene.send(timed).problem()).isEqualTo("stale-consent");
        Reply outAgain = scene.send(out);
        assertThat(outAgain.status()).isEqualTo(202);
        assertThat(outAgain.json().path("consents")).isEmpty();
        assertThat(api.get(outAgain.json().path("receipt").asString(), scene.appToken())
                        .status())
                .isEqualTo(200);
        assertThat(scene.endAll(person).status()).isEqualTo(200);
        assertThat(heardOf()).isFalse();
    }

    /** Its own time is after the deletion, so only being known tells it from a new one. */
    @Test
    @Shows(Promised.ERASURE)
    void doubledOptInOfAClockThatIsAheadDoesNotBringThePersonBack() {
        ObjectNode ahead = scene.event("opted-in", person, scene.optInData("stories"));
        ahead.put("time", clock.instant().plusSeconds(100).toString());
        ObjectNode untimed = scene.event("opted-in", person, scene.optInData("stories"));
        assertThat(scene.send(ahead).status()).isEqualTo(202);
        assertThat(scene.send(untimed).status()).isEqualTo(202);
        scene.send(scene.event("account-deleted", person));

        assertThat(scene.send(ahead).problem()).isEqualTo("stale-consent");
        assertThat(scene.send(untimed).problem()).isEqualTo("stale-consent");
        assertThat(heardOf()).isFalse();

        ObjectNode anew = scene.event("opted-in", person, scene.optInData("feed"));
        anew.put("time", clock.instant().plusSeconds(100).toString());
        assertThat(scene.send(anew).status()).isEqualTo(202);
        assertThat(scene.send(ahead).problem()).isEqualTo("stale-consent");
        assertThat(scene.send(untimed).problem()).isEqualTo("stale-consent");
        assertThat(scene.state(person, "stories")).isEqualTo("unknown");
    }

    @Test
    void whatIsKeptOfSuchAnOptInIsThatItCounted() {
        ObjectNode ahead = scene.event("opted-in", person, scene.optInData("feed"));
        ahead.put("time", clock.instant().plusSeconds(100).toString());
        String receipt = scene.send(ahead).json().path("receipt").asString();
        scene.send(scene.event("account-deleted", person));

        assertThat(count("onboarding_event", receipt.substring(receipt.lastIndexOf('/') + 1)))
                .isZero();
    }

    @Test
    void deletionOfAnEarlierAccountAgainDoesNotEndTheNewOne() {
        scene.give(person, "feed");
        ObjectNode first = scene.event("account-deleted", person);
        Reply answer = scene.send(first);
        scene.give(person, "feed");
        scene.send(scene.event("account-deleted", person));
        scene.give(person, "feed");

        Reply again = scene.send(first);

        assertThat(again.header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(again.json()).isEqualTo(answer.json());
        assertThat(scene.state(person, "feed")).isEqualTo("given");
    }

    @Test
    void doubledOptInAfterAnOrdinaryEndingIsAnsweredAndDoesNothing() {
        ObjectNode ahead = scene.event("opted-in", person, scene.optInData("feed"));
        ahead.put("time", clock.instant().plusSeconds(100).toString());
        scene.send(ahead);
        scene.endAll(person);

        assertThat(scene.send(ahead).header("Idempotent-Replayed")).isEqualTo("true");
        assertThat(scene.state(person, "feed")).isEqualTo("withdrawn");
    }

    @Test
    void newOptInAfterTheDeletionIsANewPerson() {
        scene.optIn(person, "generation", "feed");
        scene.send(scene.event("account-deleted", person));
        ObjectNode anew = scene.event("opted-in", person, scene.optInData("feed"));
        anew.put("time", clock.instant().toString());

        assertThat(scene.send(anew).status()).isEqualTo(202);
        assertThat(api.get(Scene.subject(person) + "/portraits", scene.appToken())
                        .json()
                        .path("portraits"))
                .isEmpty();
    }

    @Test
    @Shows(Promised.ERASURE)
    void nothingThatIsKeptNamesThePersonOrLeadsFromTheIdToTheLedger() {
        scene.optIn(person, "generation", "feed");
        String key = jdbc.sql("select person_key::text from person where subject = :subject")
                .param("subject", person)
                .query(String.class)
                .single();
        JsonNode answer = scene.send(scene.event("account-deleted", person)).json();
        String receipt = answer.path("receipt").asString();
        String handle = receipt.substring(receipt.lastIndexOf('/') + 1);

        for (String table : tables()) {
            long naming = count(table, person);
            assertThat(naming).as(table + " names the person").isZero();
            if (!table.equals("receipt") && !table.equals("onboarding_event")) {
                assertThat(count(table, handle))
                        .as(table + " leads on from the answer")
                        .isZero();
            }
        }
        assertThat(jdbc.sql("select count(*) from ledger_entry where person_key = :key::uuid")
                        .param("key", key)
                        .query(Long.class)
                        .single())
                .isEqualTo(4);
        assertThat(jdbc.sql("select person_key::text from receipt where id = :id::uuid")
                        .param("id", handle)
                        .query(String.class)
                        .single())
                .isNotEqualTo(key);
    }

    @Test
    void deletionRacingEverythingElseFailsNobody() throws Exception {
        scene.optIn(person, "feed");
        String trust = TestTokens.client("trust-ops", "admin:read", "admin:revoke");
        List<Callable<Reply>> calls = List.of(
                () -> scene.send(scene.event("account-deleted", person)),
                () -> scene.endAll(person),
                () -> scene.give(person, "feed"),
                () -> scene.send(scene.event("opted-in", person, scene.optInData("stories"))),
                () -> scene.send(scene.event("opted-out", person)),
                () -> api.post(
                        "/v1/admin/subjects/" + person + "/revocations",
                        trust,
                        "{\"purposes\":\"all\",\"reason\":\"race\"}"));
        try (ExecutorService threads = Executors.newFixedThreadPool(12)) {
            List<Future<Reply>> replies = new ArrayList<>();
            for (int call = 0; call < 96; call++) {
                replies.add(threads.submit(calls.get(call % calls.size())));
            }
            for (Future<Reply> reply : replies) {
                assertThat(reply.get().status()).as(reply.get().text()).isLessThan(500);
            }
        }
    }

    private boolean heardOf() {
        return count("person", person) > 0;
    }

    private List<String> tables() {
        List<String> tables = jdbc.sql(
                        "select table_name from information_schema.tables where table_schema = 'public' and table_type = 'BASE TABLE'")
                .query((row, number) -> row.getString(1))
                .list();
        assertThat(tables).contains("person", "ledger_entry", "scheduled_tasks", "insertion", "portrait_job");
        return tables;
    }

    /** Rows of the table in which the text stands anywhere, bytes included. */
    private long count(String table, String text) {
        String bytes = "'%' || encode(convert_to(:text, 'UTF8'), 'hex') || '%'";
        return jdbc.sql("select count(*) from " + table + " t where t::text like '%' || :text || '%' or t::text like "
                        + bytes)
                .param("text", text)
                .query(Long.class)
                .single();
    }
}
