package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.ImageResult;
import io.onlyyou.imaging.Moderation.Verdict;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What a provider delivers is looked at before anything of it is kept. */
@PortraitRoomTest
class PictureChecksIntegrationTests {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private FakeImageModel local;

    @Autowired
    private FakeModeration moderation;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @BeforeEach
    void begin() {
        local.reset();
    }

    @AfterEach
    void pass() {
        moderation.says(new Verdict.Passed());
    }

    @Test
    void aPictureOfTheWrongSizeIsNotTaken() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        local.does(request -> new ImageResult.Ready(DrawnSelfies.png(512, 512, 1), "image/png", FakeImageModel.INFO));
        assertThat(worker.work(ticket)).isPresent();
        assertThat(row(ticket, "last_error")).isEqualTo("it is 512 x 512 pixels, and 1024 x 1024 were asked for");
        local.does(request -> new ImageResult.Ready(DrawnSelfies.png(2048, 1024, 1), "image/png", FakeImageModel.INFO));
        assertThat(worker.work(ticket)).isPresent();
        local.does(request -> new ImageResult.Ready(new byte[] {1, 2, 3}, "image/png", FakeImageModel.INFO));
        assertThat(worker.work(ticket)).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.DEAD);
        assertThat(someone.portraits()).allMatch(portrait -> portrait.state() == PortraitState.FAILED);
    }

    @Test
    void whatModerationBlocksIsNotKept() {
        moderation.says(new Verdict.Blocked("it shows several people"));
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        assertThat(worker.work(ticket)).isEmpty();
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.REFUSED);
        assertThat(row(ticket, "last_error")).isEqualTo("it shows several people");
    }

    private String row(JobTicket ticket, String column) {
        return jdbc.sql("select " + column + "::text from portrait_job where id = :job")
                .param("job", ticket.job())
                .query(String.class)
                .single();
    }
}
