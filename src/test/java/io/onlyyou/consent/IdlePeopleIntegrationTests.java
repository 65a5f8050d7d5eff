package io.onlyyou.consent;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.onlyyou.support.Api;
import io.onlyyou.support.Promised;
import io.onlyyou.support.QuickIntegrationTest;
import io.onlyyou.support.Scene;
import io.onlyyou.support.Shows;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.context.ApplicationContext;
import org.springframework.core.env.Environment;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Where no webhook is configured, nobody hears a warning. */
@QuickIntegrationTest
class IdlePeopleIntegrationTests {

    @Autowired
    private Environment environment;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @Autowired
    private IdlePeople idlePeople;

    @Autowired
    private LastSeen lastSeen;

    @Autowired
    private ApplicationContext beans;

    private Scene scene;
    private String person;

    @BeforeEach
    void meet() {
        scene = new Scene(Api.of(environment));
        person = Scene.somebody();
        scene.give(person, "feed");
    }

    @Test
    @Shows(Promised.STORAGE_IS_LIMITED)
    void nobodyCountsAsWarnedWhileNobodyHears() {
        awaySince(355, null);

        idlePeople.sweep();

        assertThat(warned()).isFalse();
    }

    @Test
    @Shows(Promised.STORAGE_IS_LIMITED)
    void nothingIsDestroyedWhileNobodyHears() {
        awaySince(400, 30);

        idlePeople.sweep();

        assertThat(scene.state(person, "feed")).isEqualTo("given");
    }

    @Test
    void anOperatorMayWantItAllTheSame() {
        awaySince(400, 14);

        UnheardRetention.of(beans).sweep();

        assertThat(scene.state(person, "feed")).isEqualTo("unknown");
    }

    private void awaySince(int days, @Nullable Integer warnedBefore) {
        await().until(() -> !lastSeen.isWriting());
        jdbc.sql(
                        "update person_seen set seen_on = current_date - :days, warned_on = current_date - cast(:warned as integer)"
                                + " where person_key = (select person_key from person where subject = :subject)")
                .param("days", days)
                .param("warned", warnedBefore)
                .param("subject", person)
                .update();
    }

    private boolean warned() {
        return jdbc.sql("select warned_on is not null from person_seen join person using (person_key)"
                        + " where subject = :subject")
                .param("subject", person)
                .query(Boolean.class)
                .single();
    }
}
