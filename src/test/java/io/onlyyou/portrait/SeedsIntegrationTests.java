package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Purpose;
import java.util.List;
import java.util.UUID;
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
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel model;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private record Asked(UUID job, long seed) {

        long variant() {
            return Math.floorMod(seed, VARIANTS);
        }

        long after(int times) {
            return Math.floorMod(seed + times, VARIANTS);
        }
    }

    @BeforeEach
    void theModelPaints() {
        model.reset();
    }

    @Test
    void goOnFromThePersonsLastInThatScenarioAndBeginAnywhereElsewhere() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        Asked first = wishes(someone);
        assertThat(wishes(someone).variant()).isEqualTo(first.after(1));

        jdbc.sql("delete from portrait_job where id = :id")
                .param("id", wishes(someone).job())
                .update();
        assertThat(wishes(someone).variant()).as("from the portrait alone").isEqualTo(first.after(3));

        Someone other = Someone.optedIn(beans, Purpose.GENERATION);
        Someone third = Someone.optedIn(beans, Purpose.GENERATION);
        List<Long> begun =
                List.of(first.variant(), wishes(other).variant(), wishes(third).variant());
        assertThat(begun.stream().distinct()).as("anywhere").hasSizeGreaterThan(1);
    }

    /** And has it made. */
    private Asked wishes(Someone someone) {
        JobTicket ticket = someone.wishes(new Wish(null, "comic", null, null));
        worker.work(ticket);
        return new Asked(
                ticket.job(),
                jdbc.sql("select seed from portrait_job where id = :id")
                        .param("id", ticket.job())
                        .query(Long.class)
                        .single());
    }
}
