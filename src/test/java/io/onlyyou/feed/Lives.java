package io.onlyyou.feed;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Brings people, consents and portraits into the state a test starts from, as the rooms that own them would leave it. */
record Lives(JdbcClient jdbc) {

    /** Known, with nothing said yet. */
    Viewer somebody() {
        Viewer viewer = new Viewer(new Subject("user-" + UUID.randomUUID()), new PersonKey(UUID.randomUUID()));
        jdbc.sql("insert into person (subject, person_key) values (?, ?)")
                .params(viewer.subject().value(), viewer.key().value())
                .update();
        return viewer;
    }

    /** Has said yes to generation and feed. */
    Viewer consenting() {
        Viewer viewer = somebody();
        give(viewer, "generation");
        give(viewer, "feed");
        return viewer;
    }

    /** Has said yes, and has one portrait ready. */
    Viewer portrayed() {
        Viewer viewer = consenting();
        portrait(viewer, "opt-in");
        return viewer;
    }

    void give(Viewer viewer, String purpose) {
        jdbc.sql("""
                insert into consent (person_key, purpose, state, epoch, since, asserted_by, asserted_at, receipt_id)
                values (?, ?, 'given', 1, clock_timestamp(), 'test', clock_timestamp(), ?)
                on conflict (person_key, purpose) do update set state = 'given', until = null""").params(viewer.key().value(), purpose, UUID.randomUUID()).update();
    }

    void end(Viewer viewer, String purpose) {
        jdbc.sql("update consent set state = 'withdrawn', epoch = epoch + 1 where person_key = ? and purpose = ?")
                .params(viewer.key().value(), purpose)
                .update();
    }

    /** Runs out that long from now; negative: has run out. */
    void lapse(Viewer viewer, String purpose, Duration fromNow) {
        jdbc.sql("update consent set until = clock_timestamp() + make_interval(secs => ?)"
                        + " where person_key = ? and purpose = ?")
                .params(fromNow.toSeconds(), viewer.key().value(), purpose)
                .update();
    }

    /** Ready, made under the consents as they stand. */
    UUID portrait(Viewer viewer, String trigger) {
        UUID portrait = UUID.randomUUID();
        jdbc.sql("""
                insert into portrait (person_key, id, job_id, trigger, generation_epoch, feed_epoch, stories_epoch,
                    state, scenario, prompt, caption, alt, provider, model, model_version, seed, width, height, story_width, story_height,
                    selfies, poses, consent_receipt_id, made_at)
                select :person, :id, :id, :trigger,
                    (select epoch from consent where person_key = :person and purpose = 'generation'),
                    (select epoch from consent where person_key = :person and purpose = 'feed' and state = 'given'),
                    (select epoch from consent where person_key = :person and purpose = 'stories' and state = 'given'),
                    'ready', 'superhero', 'p', 'Imagine "yourself" <b>', 'You & a cape', 'painter', 'm', '1', 1,
                    1024, 1024, 720, 1280, '{}', '{}', :id, clock_timestamp()""")
                .param("person", viewer.key().value())
                .param("id", portrait)
                .param("trigger", trigger)
                .update();
        return portrait;
    }

    void hide(Viewer viewer, UUID portrait) {
        jdbc.sql("update portrait set state = 'hidden' where person_key = ? and id = ?")
                .params(viewer.key().value(), portrait)
                .update();
    }

    /** Moves everything shown so far into the past. */
    void later(Viewer viewer, Duration by) {
        jdbc.sql("update insertion set decided_at = decided_at - make_interval(secs => ?) where person_key = ?")
                .params(by.toSeconds(), viewer.key().value())
                .update();
    }

    /** What counts as shown, in the order of showing. */
    List<UUID> shown(Viewer viewer) {
        return jdbc.sql("""
                select portrait_id from insertion where person_key = ? and voided_at is null
                order by decided_at, own_index""")
                .param(viewer.key().value())
                .query((row, number) -> row.getObject("portrait_id", UUID.class))
                .list();
    }

    int voided(Viewer viewer) {
        return jdbc.sql("select count(*) from insertion where person_key = ? and voided_at is not null")
                .param(viewer.key().value())
                .query(Integer.class)
                .single();
    }
}
