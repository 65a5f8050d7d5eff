package io.onlyyou.consent;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.node.ObjectNode;

@QuickIntegrationTest
class LapseIntegrationTests {

    private final String notice = "notice-" + UUID.randomUUID();
    private final String person = Scene.somebody();
    private final String path = Scene.subject(person);

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @Autowired
    private LapseSweep sweep;

    @Autowired
    private LapseEndings endings;

    @Autowired
    private Disclosures disclosures;

    @Autowired
    private People people;

    @Autowired
    private PlatformTransactionManager transactions;

    private Api api;
    private Scene scene;

    @BeforeEach
    void optInUnderANoticeOfTheirOwn() {
        api = Api.of(environment);
        scene = new Scene(api);
        publish("1", true);
        optIn("1", "generation", "feed");
    }

    @Test
    @Shows(Promised.LAPSES_SUSPEND)
    void materialVersionSuspendsAndAgreeingAnewRestores() {
        Reply before = scene.splice("eager", person, Scene.page(20));
        String image = before.json().at("/items/3/image/url").asString();
        assertThat(api.get(image, "").status()).as(before.text()).isEqualTo(200);

        publish("2", true);

        assertThat(outcome()).isEqualTo("unchanged;reason=no-consent");
        assertThat(api.get(image, "").status()).isEqualTo(404);
        assertThat(consent("feed").path("state").asString()).isEqualTo("superseded");
        assertThat(consent("feed").path("epoch").asLong()).isEqualTo(1);
        assertThat(consent("feed").path("assertedBy").asString()).isEqualTo("service:lapse");
        assertThat(api.get(portraitImage(), scene.appToken()).status()).isEqualTo(404);

        give("2", "generation");
        give("2", "feed");

        assertThat(outcome()).startsWith("injected");
        assertThat(consent("feed").path("epoch").asLong()).isEqualTo(1);
        assertThat(api.get(image, "").status()).isEqualTo(200);
        assertThat(history())
                .containsExactly(
                        "generation given",
                        "feed given",
                        "generation superseded",
                        "feed superseded",
                        "generation given",
                        "feed given");
        assertThat(wholeLedger()).isTrue();
    }

    @Test
    void versionThatIsNotMaterialSuspendsNothing() {
        publish("2", false);

        assertThat(consent("feed").path("state").asString()).isEqualTo("given");
        assertThat(outcome()).startsWith("injected");
    }

    @Test
    @Shows(Promised.LAPSES_SUSPEND)
    void consentRunsOutByTheDatabasesClock() {
        setUntil("feed", "1 hour");
        assertThat(outcome()).startsWith("injected");

        setUntil("feed", "-1 second");

        assertThat(outcome()).isEqualTo("unchanged;reason=no-consent");
        assertThat(consent("feed").path("state").asString()).isEqualTo("expired");
        assertThat(consent("generation").path("state").asString()).isEqualTo("given");
        Instant since = Instant.parse(consent("feed").path("since").asString());
        Instant until = Instant.parse(consent("feed").path("until").asString());
        assertThat(Duration.between(since, until)).isEqualTo(Duration.ofDays(30));
    }

    @Test
    void validityIsTheTermThatAConsentIsGivenFor() {
        Subject other = new Subject(Scene.somebody());
        LapseProperties aYear = new LapseProperties(Duration.ofDays(365), Duration.ofDays(30), Duration.ofMinutes(1));
        Instant givenAt = Instant.parse("2026-11-20T10:00:00Z");
        Grant grant = new Grant(
                Set.of(Purpose.FEED),
                new NoticeRef(notice, "1", "en"),
                "in-app-toggle",
                "US-CA",
                true,
                null,
                SelfieAssurance.NONE,
                new Actor(Actor.Kind.CLIENT, "app"),
                givenAt);
        new TransactionTemplate(transactions)
                .executeWithoutResult(status -> new ConsentRows(jdbc, aYear)
                        .give(people.lock(other).key(), Purpose.FEED, grant, UUID.randomUUID()));

        PersonKey key = people.find(other).orElseThrow();
        ConsentStatus given =
                Objects.requireNonNull(new Consents(jdbc, aYear).of(key).get(Purpose.FEED));
        assertThat(given.until()).isEqualTo(givenAt.plus(Duration.ofDays(365)));
    }

    @Test
    @Shows(Promised.LAPSES_SUSPEND)
    void nothingIsMadeWhileGenerationIsSuspended() {
        publish("2", true);

        JsonNode given = give("2", "feed").json();

        assertThat(given.at("/consents/0/state").asString()).isEqualTo("given");
        assertThat(given.path("jobs")).isEmpty();
        assertThat(outcome()).isEqualTo("unchanged;reason=no-consent");
    }

    @Test
    void ledgerFollowsAndSaysWhenItLapsed() {
        publish("2", true);
        JsonNode lapsed = consent("feed");

        sweep.run();
        sweep.run();

        assertThat(consent("feed")).isEqualTo(lapsed);
        assertThat(history())
                .containsExactly("generation given", "feed given", "generation superseded", "feed superseded");
        assertThat(api.get(path + "/portraits", scene.appToken()).json().path("portraits"))
                .hasSize(1);
        assertThat(wholeLedger()).isTrue();
    }

    @Test
    @Shows(Promised.LAPSES_SUSPEND)
    void lapsedConsentEndsAfterTheGraceAndIsNotRevived() {
        publish("2", true);
        sweep.run();
        setUntil("generation", "-1 second");
        setUntil("feed", "-1 second");

        sweep.run();

        assertThat(consent("generation").path("state").asString()).isEqualTo("superseded");
        assertThat(consent("generation").path("until").isNull()).isTrue();
        assertThat(consent("generation").path("epoch").asLong()).isEqualTo(2);
        assertThat(api.get(path + "/portraits", scene.appToken()).json().path("portraits"))
                .isEmpty();
        JsonNode receipt = api.get(consent("generation").path("receipt").asString(), scene.appToken())
                .json();
        assertThat(receipt.path("actor").asString()).isEqualTo("service:lapse");
        assertThat(receipt.path("portraitsDestroyed").asInt()).isEqualTo(1);
        int entries = history().size();
        Reply ended = api.delete(path + "/consents/generation", scene.appToken());
        assertThat(ended.json().path("id").asString())
                .isEqualTo(receipt.path("id").asString());
        assertThat(history()).hasSize(entries);
        assertThat(give("2", "generation").problem()).isEqualTo("selfies-needed");
        assertThat(wholeLedger()).isTrue();
    }

    @Test
    void whoAgreesAnewBeforeTheSweepIsNotEndedByIt() {
        publish("2", true);
        sweep.run();
        setUntil("feed", "-1 second");
        give("2", "feed");

        endings.settle(new Subject(person));

        assertThat(consent("feed").path("state").asString()).isEqualTo("given");
        assertThat(consent("feed").path("epoch").asLong()).isEqualTo(1);
    }

    @Test
    void suspendedConsentCanBeWithdrawnAndRevoked() {
        publish("2", true);

        api.delete(path + "/consents/feed", scene.appToken());
        api.post(
                "/v1/admin/subjects/" + person + "/revocations",
                TestTokens.client("trust-ops", "admin:revoke"),
                "{\"purposes\":[\"generation\"],\"reason\":\"test\"}");

        assertThat(consent("feed").path("state").asString()).isEqualTo("withdrawn");
        assertThat(consent("generation").path("state").asString()).isEqualTo("revoked");
        assertThat(consent("generation").path("epoch").asLong()).isEqualTo(2);
    }

    @Test
    void outdatedTextIsRefusedUnlessTheYesCameBeforeTheNewOne() {
        ObjectNode late = event("1", "stories");
        late.put(
                "time",
                jdbc.sql("select clock_timestamp()")
                        .query(Instant.class)
                        .single()
                        .toString());
        publish("2", true);

        Reply refused = give("1", "stories");
        Reply taken = scene.send(late);

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.problem()).isEqualTo("superseded-notice");
        assertThat(taken.status()).as(taken.text()).isEqualTo(202);
        assertThat(taken.json().at("/consents/0/state").asString()).isEqualTo("superseded");
    }

    @Test
    void recipientsAreThoseOfTheNoticeWhileItSuffices() {
        PersonKey key = people.find(new Subject(person)).orElseThrow();
        assertThat(disclosures.of(key).recipients()).isEqualTo(Set.of("painter", "provider-1"));

        publish("2", true);
        assertThat(disclosures.of(key).recipients()).isEmpty();

        give("2", "generation");
        assertThat(disclosures.of(key).recipients()).isEqualTo(Set.of("painter", "provider-2"));
    }

    private void publish(String version, boolean material) {
        Reply reply = api.put(
                "/v1/admin/notices/" + notice + "/versions/" + version,
                TestTokens.client("ops", "admin:operate"),
                "{\"texts\":{\"en\":\"Version %1$s\"},\"material\":%2$s,\"recipients\":[\"painter\",\"provider-%1$s\"]}"
                        .formatted(version, material));
        assertThat(reply.status()).isEqualTo(201);
    }

    private ObjectNode event(String version, String... purposes) {
        ObjectNode data = scene.optInData(purposes);
        data.putObject("notice").put("id", notice).put("version", version).put("language", "en");
        return scene.event("opted-in", person, data);
    }

    private void optIn(String version, String... purposes) {
        Reply reply = scene.send(event(version, purposes));
        assertThat(reply.status()).as(reply.text()).isEqualTo(202);
        scene.settled(person);
    }

    private Reply give(String version, String purpose) {
        ObjectNode body = (ObjectNode) event(version, purpose).path("data");
        body.remove("purposes");
        body.remove("selfies");
        Reply reply = api.put(path + "/consents/" + purpose, scene.appToken(), body.toString());
        scene.settled(person);
        return reply;
    }

    private void setUntil(String purpose, String fromNow) {
        assertThat(jdbc.sql("""
            update consent set until = clock_timestamp() + cast(:fromNow as interval) where purpose = :purpose
              and person_key = (select person_key from person where subject = :subject)\
            """)
                        .param("fromNow", fromNow)
                        .param("purpose", purpose)
                        .param("subject", person)
                        .update())
                .isEqualTo(1);
    }

    private String outcome() {
        String outcome = scene.splice("eager", person, Scene.page(20)).header("Onlyyou-Outcome");
        return outcome.replaceFirst(";count.*", "");
    }

    private String portraitImage() {
        String id = api.get(path + "/portraits", scene.appToken())
                .json()
                .at("/portraits/0/id")
                .asString();
        return path + "/portraits/" + id + "/image";
    }

    private JsonNode consent(String purpose) {
        for (JsonNode each :
                api.get(path + "/consents", scene.appToken()).json().path("consents")) {
            if (each.path("purpose").asString().equals(purpose)) {
                return each;
            }
        }
        throw new AssertionError(purpose);
    }

    private List<String> history() {
        List<String> entries = new ArrayList<>();
        api.get(path + "/consents/history", scene.appToken())
                .json()
                .path("entries")
                .forEach(entry -> entries.add(entry.path("purpose").asString() + " "
                        + entry.path("state").asString()));
        return entries;
    }

    private boolean wholeLedger() {
        return api.get("/v1/admin/ledger/verification?subject=" + person, TestTokens.client("auditor", "admin:read"))
                .json()
                .path("ok")
                .asBoolean();
    }
}
