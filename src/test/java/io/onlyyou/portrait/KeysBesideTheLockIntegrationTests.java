package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.NoticeRef;
import io.onlyyou.consent.Purpose;
import io.onlyyou.vault.WatchedKeys;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** While a key-management service is asked for somebody's key, neither their pages nor their endings wait. */
@PortraitRoomTest
class KeysBesideTheLockIntegrationTests {

    private static final NoticeRef NAMING_MAIN = new NoticeRef("imagine-yourself", "names-main", "en");
    private static final Wish AT_SEA = new Wish("me at sea, in a comic hat", null, null, null);

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel local;

    @Autowired
    private OutsideProviders outside;

    @Autowired
    private WatchedKeys keys;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    private final List<Boolean> free = new ArrayList<>();
    private Someone someone;

    @BeforeEach
    void begin() {
        local.reset();
        outside.reset();
        OutsideProviders.publishNotice(jdbc, "names-main", "main");
        OutsideProviders.freePlaces(jdbc);
        someone = new Someone(beans);
        someone.givesTo(NAMING_MAIN, "DE", Purpose.GENERATION);
        someone.sends(2);
    }

    @AfterEach
    void forget() {
        keys.reset();
    }

    @Test
    void aPortraitOfTheSelfies() {
        makes(someone.asksFor());
    }

    @Test
    void onePaintedHere() {
        someone = Someone.optedIn(beans, Purpose.GENERATION);
        makes(someone.asksFor());
    }

    @Test
    void oneInOwnWordsOfAPicture() {
        makes(someone.wishes(AT_SEA, DrawnSelfies.of(1)));
    }

    @Test
    void oneBasedOnAnother() {
        makes(someone.asksFor());
        UUID first = someone.portraits().getFirst().id();
        makes(someone.wishes(new Wish("me in a hat", null, first, null)));
    }

    private void makes(JobTicket ticket) {
        UUID person = someone.key().value();
        keys.whenAsked(() -> free.add(jdbc.sql("select 1 from person where person_key = :person for update skip locked")
                .param("person", person)
                .query(Integer.class)
                .optional()
                .isPresent()));

        worker.work(ticket);
        worker.work(ticket);

        keys.reset();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.READY);
        assertThat(free).isNotEmpty().doesNotContain(false);
    }
}
