package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Purpose;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortraitRoomTest
class SeedsIntegrationTests {

    private static final int VARIANTS = 65_536;

    @Autowired
    private BeanFactory beans;

    @Autowired
    private Seeds seeds;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel model;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private record Asked(String scenario, long seed) {}

    @BeforeEach
    void theModelPaints() {
        model.reset();
    }

    @Test
    void goOnFromThePersonsLastInThatScenarioAndBeginAnywhereElsewhere() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        Asked asked = jdbc.sql("select scenario, seed from portrait_job where id = :id")
                .param("id", ticket.job())
                .query(Asked.class)
                .single();
        long expected = Math.floorMod(asked.seed() + 1, VARIANTS);

        assertThat(next(someone, asked.scenario())).isEqualTo(expected).isEqualTo(next(someone, asked.scenario()));

        worker.work(ticket);
        jdbc.sql("delete from portrait_job where id = :id")
                .param("id", ticket.job())
                .update();
        assertThat(next(someone, asked.scenario()))
                .as("from the portrait alone")
                .isEqualTo(expected);

        Someone other = Someone.optedIn(beans, Purpose.GENERATION);
        assertThat(next(other, asked.scenario())).isNotEqualTo(next(other, asked.scenario()));
    }

    private long next(Someone someone, String scenario) {
        return someone.locked(person -> Math.floorMod(seeds.next(person.key(), scenario), VARIANTS));
    }
}
