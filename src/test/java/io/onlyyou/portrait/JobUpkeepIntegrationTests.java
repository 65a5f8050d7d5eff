package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import com.github.kagkarlsson.scheduler.Scheduler;
import io.onlyyou.consent.Purpose;
import io.onlyyou.imaging.ImageResult;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.beans.factory.annotation.Qualifier;
import org.springframework.jdbc.core.simple.JdbcClient;

@PortraitRoomTest
class JobUpkeepIntegrationTests {

    @Autowired
    private BeanFactory beans;

    @Autowired
    private PortraitWorker worker;

    @Autowired
    private JobUpkeep upkeep;

    @Autowired
    private Scheduler scheduler;

    @Autowired
    private FakeImageModel model;

    @Autowired
    @Qualifier("superuser")
    private JdbcClient jdbc;

    @BeforeEach
    void theModelPaints() {
        model.reset();
    }

    @Test
    void whatIsLongFinishedIsStillKnownButOutOfTheWay() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket made = someone.asksFor();
        worker.work(made);
        PortraitJob before = someone.job(made.job());
        aged(someone, "8 days");

        upkeep.run(scheduler);

        assertThat(count("portrait_job", someone)).isZero();
        assertThat(someone.job(made.job())).isEqualTo(before);
        assertThat(someone.portraits()).hasSize(1);
        assertThat(jdbc.sql("select details::text from portrait_job_history where person_key = :person")
                        .param("person", someone.key().value())
                        .query(String.class)
                        .single())
                .contains("generation_epoch")
                .doesNotContain("prompt", "caption");
    }

    @Test
    void whatIsNotLongFinishedStays() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        worker.work(someone.asksFor());
        aged(someone, "6 days");

        upkeep.run(scheduler);

        assertThat(count("portrait_job", someone)).isEqualTo(1);
    }

    @Test
    void aDeadJobWaitsForAnOperatorHoweverLong() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket ticket = someone.asksFor();
        model.does(request -> new ImageResult.Failed("misconfigured"));
        while (worker.work(ticket).isPresent()) {
            assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.WAITING);
        }
        aged(someone, "1000 days");

        upkeep.run(scheduler);

        assertThat(count("portrait_job", someone)).isEqualTo(1);
        assertThat(someone.job(ticket.job()).state()).isEqualTo(JobState.DEAD);
    }

    @Test
    void scenariosGoOnInTurnAfterTheMove() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket first = someone.asksFor();
        worker.work(first);
        String scenario = someone.job(first.job()).scenario();
        aged(someone, "8 days");
        upkeep.run(scheduler);

        assertThat(someone.job(someone.asksFor().job()).scenario()).isNotEqualTo(scenario);
    }

    @Test
    void aDeletedAccountLeavesNoHistoryEither() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        worker.work(someone.asksFor());
        aged(someone, "8 days");
        upkeep.run(scheduler);
        var key = someone.key();

        someone.leaves();

        assertThat(jdbc.sql("select count(*) from portrait_job_history where person_key = :person")
                        .param("person", key.value())
                        .query(Long.class)
                        .single())
                .isZero();
    }

    @Test
    void monthsThatAreTooOldAreDroppedAndNewOnesMade() {
        jdbc.sql("create table portrait_job_history_2020_01 partition of portrait_job_history"
                        + " for values from ('2020-01-01 00:00Z') to ('2020-02-01 00:00Z')")
                .update();
        jdbc.sql("alter table portrait_job_history_2020_01 owner to onlyyou_owner")
                .update();
        jdbc.sql("do $$ begin execute 'drop table ' || (select max(inhrelid::regclass::text) from pg_inherits"
                        + " where inhparent = 'portrait_job_history'::regclass); end $$")
                .update();

        upkeep.run(scheduler);

        assertThat(months()).hasSize(2).doesNotContain("portrait_job_history_2020_01");
    }

    @Test
    void anOpenJobThatIsNotOnTheQueueComesBackToIt() {
        Someone someone = Someone.optedIn(beans, Purpose.GENERATION);
        JobTicket lost = someone.asksFor();
        JobTicket fresh = someone.asksFor();
        takeOffTheQueue(lost);
        takeOffTheQueue(fresh);
        jdbc.sql("update portrait_job set created_at = now() - interval '11 minutes' where id = :job")
                .param("job", lost.job())
                .update();

        upkeep.run(scheduler);

        assertThat(isOnTheQueue(lost)).isTrue();
        assertThat(isOnTheQueue(fresh)).isFalse();
    }

    /** Then what a job goes through changes its row inside its page (HOT), and the table stays small however many pass. */
    @Test
    void noIndexNorItsConditionNamesWhatChanges() {
        assertThat(indexesNaming("portrait_job", "state|attempt|postponed|last_error|started_at|finished_at"))
                .isEmpty();
        assertThat(indexesNaming("scheduled_tasks", "picked|picked_by|last_heartbeat|version"))
                .isEmpty();
    }

    private List<String> indexesNaming(String table, String columns) {
        return jdbc.sql("""
                select pg_get_indexdef(indexrelid) from pg_index
                where indrelid = cast(:table as regclass) and pg_get_indexdef(indexrelid) ~ :columns""")
                .param("table", table)
                .param("columns", "[( ](" + columns + ")[,) ]")
                .query((row, number) -> row.getString(1))
                .list();
    }

    private void takeOffTheQueue(JobTicket ticket) {
        jdbc.sql("delete from scheduled_tasks where task_instance = :job")
                .param("job", ticket.job().toString())
                .update();
    }

    private boolean isOnTheQueue(JobTicket ticket) {
        return jdbc.sql("select exists (select 1 from scheduled_tasks where task_instance = :job and not picked)")
                .param("job", ticket.job().toString())
                .query(Boolean.class)
                .single();
    }

    private void aged(Someone someone, String by) {
        jdbc.sql("update portrait_job set finished_at = finished_at - cast(:by as interval) where person_key = :person")
                .param("by", by)
                .param("person", someone.key().value())
                .update();
    }

    private long count(String table, Someone someone) {
        return jdbc.sql("select count(*) from " + table + " where person_key = :person")
                .param("person", someone.key().value())
                .query(Long.class)
                .single();
    }

    private List<String> months() {
        return jdbc.sql("""
                select relname from pg_inherits join pg_class on pg_class.oid = inhrelid
                where inhparent = 'portrait_job_history'::regclass""").query((row, number) -> row.getString(1)).list();
    }
}
