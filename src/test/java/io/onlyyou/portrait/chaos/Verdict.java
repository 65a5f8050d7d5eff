package io.onlyyou.portrait.chaos;

import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.springframework.jdbc.core.simple.JdbcClient;

/** What must hold of the whole database once everything has come to rest. */
final class Verdict {

    private static final Map<String, String> QUESTIONS = Map.of(
            "stuck: neither over nor on the queue", """
            select id::text from portrait_job job where state in ('queued', 'running', 'waiting')
                and not exists (select 1 from scheduled_tasks where task_instance = job.id::text)""",
            "ready without its one portrait", """
            select id::text from portrait_job job where state = 'ready'
                and exists (select 1 from consent where consent.person_key = job.person_key
                    and purpose = 'generation' and consent.state = 'given' and epoch = job.generation_epoch)
                and (select count(*) from portrait where portrait.person_key = job.person_key
                    and portrait.job_id = job.id) <> 1""",
            "published twice, or by a job that is not ready", """
            select portrait.job_id::text from portrait left join portrait_job job
                on job.person_key = portrait.person_key and job.id = portrait.job_id
            group by portrait.job_id having count(*) > 1 or bool_or(job.state is distinct from 'ready')""",
            "published without consent", """
            select portrait.id::text from portrait where not exists (
                select 1 from consent where consent.person_key = portrait.person_key
                    and purpose = 'generation' and consent.state = 'given' and epoch = portrait.generation_epoch)""",
            "a picture of no portrait", """
            select item::text from vault_item where kind = 'PORTRAIT' and not exists (
                select 1 from portrait where portrait.person_key = vault_item.person_key and portrait.id = item)""",
            "a portrait without all its pictures", """
            select id::text from portrait where 4 <> (
                select count(*) from vault_item where vault_item.person_key = portrait.person_key and item = portrait.id)""",
            "over, but still on the queue", """
            select task_instance from scheduled_tasks join portrait_job job on job.id::text = task_instance
            where task_name = 'portrait' and job.state not in ('queued', 'running', 'waiting')""",
            "given up", "select id::text from portrait_job where state = 'dead'");

    private final JdbcClient jdbc;

    Verdict(JdbcClient jdbc) {
        this.jdbc = jdbc;
    }

    /** What does not hold, and of which jobs or pictures. */
    Map<String, List<String>> violations() {
        Map<String, List<String>> found = new TreeMap<>();
        QUESTIONS.forEach((name, sql) -> {
            List<String> which =
                    jdbc.sql(sql).query((row, number) -> row.getString(1)).list();
            if (!which.isEmpty()) {
                found.put(name, which);
            }
        });
        return found;
    }

    /** Whether nothing is open, and nothing is on its way off the queue. */
    boolean isAtRest() {
        return jdbc.sql("""
                select not exists (select 1 from portrait_job where state in ('queued', 'running', 'waiting'))
                    and not exists (select 1 from scheduled_tasks where task_name = 'portrait')""").query(Boolean.class).single();
    }

    String state(String job) {
        return jdbc.sql("select state from portrait_job where id = :job::uuid")
                .param("job", job)
                .query(String.class)
                .single();
    }

    int attempts(String job) {
        return jdbc.sql("select attempt from portrait_job where id = :job::uuid")
                .param("job", job)
                .query(Integer.class)
                .single();
    }
}
