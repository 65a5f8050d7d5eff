package io.onlyyou.bench;

import java.util.List;
import org.springframework.jdbc.core.simple.JdbcClient;

/** Puts people into the database as the rooms that own them would leave them, by the thousand. */
record Population(JdbcClient jdbc) {

    static final int NOT_DUE = 2_000;
    static final int EAGER = 20_000;

    /** Those that {@link Calls} asks about. */
    void settle() {
        people("notdue-", NOT_DUE);
        portraits("notdue-", NOT_DUE, 2);
        people("eager-", EAGER);
        portraits("eager-", EAGER, 1);
        jdbc.sql("""
                insert into insertion (person_key, id, feed, purpose, page_key, portrait_id, own_index, surface_epoch,
                    generation_epoch, rule_version, decided_at)
                select person_key, gen_random_uuid(), 'home', 'feed', sha256(id::text::bytea), id, 3, 1, 1, 'bench',
                    clock_timestamp() - interval '1 hour'
                from (select distinct on (person_key) person_key, id from portrait
                      where person_key in (select person_key from person where subject like 'notdue-%')
                      order by person_key, id) as first""").update();
        jdbc.sql("vacuum analyze").update();
    }

    /** People with ten portraits each. */
    void crowd(int people) {
        jdbc.sql("alter table portrait drop constraint portrait_pkey").update();
        jdbc.sql("drop index portrait_of_job").update();
        people("crowd-", people);
        portraits("crowd-", people, 10);
        jdbc.sql("alter table portrait add primary key (person_key, id)").update();
        jdbc.sql("create unique index portrait_of_job on portrait (person_key, job_id)").update();
        jdbc.sql("vacuum analyze").update();
        rest();
    }

    /** Until what was written is on the disk, and what will be read is in memory: what filling took is not to be measured. */
    private void rest() {
        jdbc.sql("checkpoint").update();
        for (String table : List.of("portrait", "person", "consent")) {
            jdbc.sql("select count(*) from " + table).query(Long.class).single();
        }
    }

    private void people(String prefix, int count) {
        jdbc.sql("""
                insert into person (subject, person_key)
                select :prefix || n, md5(:prefix || n)::uuid from generate_series(0, :count - 1) as n""")
                .param("prefix", prefix)
                .param("count", count)
                .update();
        jdbc.sql("""
                insert into consent (person_key, purpose, state, epoch, since, asserted_by, asserted_at, receipt_id)
                select md5(:prefix || n)::uuid, purpose, 'given', 1, clock_timestamp(), 'bench', clock_timestamp(),
                    gen_random_uuid()
                from generate_series(0, :count - 1) as n, unnest(array['generation', 'feed']) as purpose""")
                .param("prefix", prefix)
                .param("count", count)
                .update();
    }

    private void portraits(String prefix, int people, int each) {
        jdbc.sql("""
                insert into portrait (person_key, id, job_id, trigger, generation_epoch, feed_epoch, state, scenario,
                    prompt, caption, alt, provider, model, model_version, seed, width, height, selfies, poses,
                    consent_receipt_id, made_at)
                select md5(:prefix || n)::uuid, gen_random_uuid(), gen_random_uuid(), 'opt-in', 1, 1, 'ready',
                    'superhero', 'p', 'Imagine yourself as a superhero', 'You in a cape', 'painter', 'm', '1', 1, 1024,
                    1024, '{}', '{}', '00000000-0000-7000-8000-000000000000', clock_timestamp()
                from generate_series(0, :people - 1) as n, generate_series(1, :each)""")
                .param("prefix", prefix)
                .param("people", people)
                .param("each", each)
                .update();
    }
}
