package io.onlyyou.subject;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.Marking;
import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Reply;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import io.onlyyou.support.TestTokens;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** A portrait chosen for the profile: the person's own act, at most one, and gone with its consent. */
@QuickIntegrationTest
class ProfilePictureIntegrationTests {

    private static final String ABSENT = "019a0000-0000-7000-8000-000000000000";

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

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
    void itIsThereInBothSizesOnceItIsChosen() throws IOException {
        scene.optIn(person, "generation");
        String portrait = portraits().getFirst();
        assertThat(round(portrait).status()).isEqualTo(404);

        Reply chosen = choose(portrait);

        assertThat(chosen.status()).isEqualTo(200);
        assertThat(chosen.json().propertyNames()).containsExactlyInAnyOrder("portrait", "chosenAt", "image");
        assertThat(chosen.json().path("portrait").asString()).isEqualTo(portrait);
        String image = chosen.json().path("image").asString();
        for (int width : new int[] {256, 512}) {
            Reply reply = api.get(image + "&width=" + width, scene.appToken());
            assertThat(reply.header("Cache-Control")).isEqualTo("private, no-store");
            BufferedImage picture = ImageIO.read(new ByteArrayInputStream(reply.body()));
            assertThat(picture.getWidth()).isEqualTo(width);
            assertThat(picture.getHeight()).isEqualTo(width);
            String mark = Marking.mark(reply.body()).orElseThrow();
            assertThat(api.get("/v1/images/marks/" + mark, "")
                            .json()
                            .path("digitalSourceType")
                            .asString())
                    .isEqualTo(Marking.sourceType(reply.body()).orElseThrow());
        }
    }

    @Test
    void choosingAgainChangesNothingAndAnotherTakesItsPlace() {
        scene.optIn(person, "generation");
        scene.give(person, "feed");
        scene.settled(person);
        List<String> two = portraits();
        String first = two.get(0);
        String other = two.get(1);

        Reply chosen = choose(first);
        assertThat(choose(first).text()).isEqualTo(chosen.text());
        assertThat(choose(other).status()).isEqualTo(200);

        assertThat(round(first).status()).isEqualTo(404);
        assertThat(round(other).status()).isEqualTo(200);
        assertThat(kept()).isEqualTo(2);
        assertThat(choose(first).status()).isEqualTo(200);
        assertThat(round(other).status()).isEqualTo(404);
    }

    @Test
    void choosingBothAtOnceLeavesOne() throws Exception {
        scene.optIn(person, "generation");
        scene.give(person, "feed");
        scene.settled(person);
        List<String> two = portraits();
        List<Future<Reply>> answers = new ArrayList<>();
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            for (int call = 0; call < 6; call++) {
                String portrait = two.get(call % 2);
                answers.add(threads.submit(() -> choose(portrait)));
            }
        }
        for (Future<Reply> answer : answers) {
            assertThat(answer.get().status()).isEqualTo(200);
        }
        assertThat(two.stream().filter(portrait -> round(portrait).status() == 200))
                .hasSize(1);
        assertThat(kept()).isEqualTo(2);
    }

    @Test
    void theChoiceCanBeTakenBack() {
        scene.optIn(person, "generation");
        String portrait = portraits().getFirst();
        choose(portrait);

        assertThat(api.delete(profile(portrait), scene.appToken()).status()).isEqualTo(204);

        assertThat(round(portrait).status()).isEqualTo(404);
        assertThat(api.delete(profile(portrait), scene.appToken()).status()).isEqualTo(404);
        assertThat(api.get(Scene.subject(person) + "/portraits/" + portrait + "/image", scene.appToken())
                        .status())
                .isEqualTo(200);
    }

    @Test
    @Shows(Promised.NOTHING_SHOWN_AFTER_THE_END)
    void itEndsWithGenerationAndDoesNotComeBack() {
        scene.optIn(person, "generation");
        String portrait = portraits().getFirst();
        choose(portrait);

        api.delete(Scene.subject(person) + "/consents/generation", scene.appToken());

        assertThat(round(portrait).status()).isEqualTo(404);
        assertThat(choose(portrait).status()).isEqualTo(404);
        assertThat(kept()).isZero();
        scene.optIn(person, "generation");
        assertThat(round(portrait).status()).isEqualTo(404);
        assertThat(choose(portrait).status()).isEqualTo(404);
    }

    @Test
    void itGoesWithItsPortrait() {
        scene.optIn(person, "generation");
        String portrait = portraits().getFirst();
        choose(portrait);

        assertThat(api.delete(Scene.subject(person) + "/portraits/" + portrait, scene.appToken())
                        .status())
                .isEqualTo(204);

        assertThat(round(portrait).status()).isEqualTo(404);
        assertThat(kept()).isZero();
    }

    @Test
    @Shows(Promised.OTHERS_SEE_NOTHING)
    void whatIsNotOnesOwnDoesNotExist() {
        String stranger = Scene.somebody();
        scene.optIn(stranger, "generation");
        String theirs = portraits(stranger).getFirst();
        scene.give(person, "feed");

        Reply foreign = choose(theirs);

        assertThat(foreign.status()).isEqualTo(404);
        for (String absent : new String[] {ABSENT, "nonsense", "00000000-0000-0000-0000-000000000000"}) {
            assertThat(choose(absent).text()).isEqualTo(foreign.text());
        }
        assertThat(api.delete(profile(theirs), scene.appToken()).text()).isEqualTo(foreign.text());
        assertThat(api.post(
                                Scene.subject(stranger) + "/portraits/" + theirs + "/profile-picture",
                                TestTokens.person(person),
                                "")
                        .status())
                .isEqualTo(403);
        assertThat(api.post(
                                Scene.subject(Scene.somebody()) + "/portraits/" + theirs + "/profile-picture",
                                scene.appToken(),
                                "")
                        .text())
                .isEqualTo(foreign.text());
    }

    private Reply choose(String portrait) {
        return api.post(profile(portrait), scene.appToken(), "");
    }

    private String profile(String portrait) {
        return Scene.subject(person) + "/portraits/" + portrait + "/profile-picture";
    }

    private Reply round(String portrait) {
        return api.get(
                Scene.subject(person) + "/portraits/" + portrait + "/image?surface=profile-picture", scene.appToken());
    }

    private List<String> portraits() {
        return portraits(person);
    }

    private List<String> portraits(String subject) {
        List<String> ids = new ArrayList<>();
        api.get(Scene.subject(subject) + "/portraits", scene.appToken())
                .json()
                .path("portraits")
                .forEach(portrait -> ids.add(portrait.path("id").asString()));
        return ids;
    }

    private long kept() {
        return jdbc.sql("""
                        select count(*) from vault_item join person using (person_key)
                        where subject = :subject and variant like 'profile-%'""").param("subject", person).query(Long.class).single();
    }
}
