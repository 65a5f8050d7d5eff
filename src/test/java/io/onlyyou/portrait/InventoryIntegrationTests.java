package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.People;
import io.onlyyou.consent.Subject;
import io.onlyyou.support.Api;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Scene;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.UUID;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.core.env.Environment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.jdbc.core.simple.JdbcClient;

/** People who come find something new; nobody else costs anything. */
@QuickIntegrationTest
class InventoryIntegrationTests {

    @Autowired
    private Inventory inventory;

    @Autowired
    private InventoryProperties properties;

    @Autowired
    private People people;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private final String served = "served-" + UUID.randomUUID();
    private final String away = "away-" + UUID.randomUUID();

    private Scene scene;

    @BeforeEach
    void twoPeopleOptIn(@Autowired Environment environment) {
        scene = new Scene(Api.of(environment));
        scene.optIn(served, "generation", "feed");
        scene.optIn(away, "generation", "feed");
    }

    @Test
    void whoIsServedGetsNewOnesAsTheirsAreUsedUpAndNobodyElseDoes() {
        show(1);
        replenish();
        assertThat(ahead(served)).isEqualTo(1);
        replenish();
        assertThat(ahead(served)).isEqualTo(properties.target());
        replenish();
        assertThat(ahead(served)).as("there are enough").isEqualTo(properties.target());
        assertThat(ahead(away)).isZero();

        show(1);
        replenish();
        assertThat(ahead(served)).isEqualTo(properties.target() + 1);
    }

    @Test
    void aPersonsDayIsBounded() {
        for (int round = 0; round < properties.perPersonPerDay() + 2; round++) {
            show(1);
            replenish();
        }
        assertThat(ahead(served)).isEqualTo(properties.perPersonPerDay());
    }

    @Test
    void theDayOfAllIsBounded() {
        show(1);
        jdbc.sql("insert into inventory_day values (current_date, 10000), (current_date + 1, 10000)"
                        + " on conflict (day) do update set jobs = 10000")
                .update();
        replenish();
        assertThat(ahead(served)).isZero();
        jdbc.sql("delete from inventory_day").update();
        replenish();
        assertThat(ahead(served)).isOne();
    }

    @Test
    void nothingIsMadeAheadWithoutConsent() {
        show(1);
        scene.endAll(served);
        replenish();
        assertThat(ahead(served)).isZero();
    }

    /** Two that are new in the feed are nothing new to who looks at stories. */
    @Test
    void whatIsForTheFeedAloneIsNothingNewInStories() throws IOException {
        String viewer = "stories-" + UUID.randomUUID();
        scene.optIn(viewer, "generation", "feed", "stories");
        String tray = new ClassPathResource("pages/stories.json").getContentAsString(StandardCharsets.UTF_8);
        assertThat(scene.splice("stories", viewer, tray).header("Onlyyou-Outcome"))
                .startsWith("injected");
        for (int i = 0; i < properties.target(); i++) {
            inventory.replenish();
            scene.settled(viewer);
        }
        assertThat(ahead(viewer)).isEqualTo(properties.target());
        inventory.replenish();
        assertThat(ahead(viewer)).as("there are enough").isEqualTo(properties.target());

        jdbc.sql("update portrait set stories_epoch = null where person_key = :person and id not in"
                        + " (select portrait_id from insertion where person_key = :person)")
                .param("person", people.find(new Subject(viewer)).orElseThrow().value())
                .update();
        inventory.replenish();
        assertThat(ahead(viewer)).isEqualTo(properties.target() + 1);
    }

    private void show(int times) {
        for (int time = 0; time < times; time++) {
            assertThat(scene.splice("eager", served, Scene.page(8)).header("Onlyyou-Outcome"))
                    .startsWith("injected");
        }
    }

    private void replenish() {
        inventory.replenish();
        scene.settled(served);
    }

    private long ahead(String subject) {
        return jdbc.sql("select count(*) from portrait_job where person_key = :person and trigger = 'inventory'")
                .param("person", people.find(new Subject(subject)).orElseThrow().value())
                .query(Long.class)
                .single();
    }
}
