package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Purpose;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
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

    /** The first is ready only after the second was asked for: what is asked for then is not the second once more. */
    @Test
    void differWhateverIsInTheMakingMeanwhile() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        Wish comic = new Wish(null, "comic", null, null);
        JobTicket first = someone.wishes(comic);
        JobTicket second = someone.wishes(comic);
        worker.work(first);
        JobTicket third = someone.wishes(comic);

        assertThat(Stream.of(first, second, third).map(this::variant)).doesNotHaveDuplicates();
    }

    /** Both are painted as {@code film-noir}. */
    @Test
    void goOnAlsoFromAnotherScenarioOfTheSameScene() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        long noir = variant(someone.wishes(new Wish(null, "film-noir", null, null)));
        long keeper = variant(someone.wishes(new Wish(null, "lighthouse-keeper", null, null)));
        long again = variant(someone.wishes(new Wish(null, "film-noir", null, null)));

        assertThat(keeper).isEqualTo((noir + 1) % VARIANTS);
        assertThat(again).isEqualTo((noir + 2) % VARIANTS);
    }

    private long variant(JobTicket ticket) {
        return jdbc.sql("select mod(mod(seed, 65536) + 65536, 65536) from portrait_job where id = :id")
                .param("id", ticket.job())
                .query(Long.class)
                .single();
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
