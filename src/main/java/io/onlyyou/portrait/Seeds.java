package io.onlyyou.portrait;

import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Gives each portrait of a person in one scenario, or in others of the same scene, the variant after their last one, so that no two
 * in a row look alike. The lowest 16 bits of a seed count variants, starting anywhere; the others are random.
 */
@Component
class Seeds {

    /**
     * SQL for the seed of a new job; beside the person's it asks for {@code :alike} and {@code :fresh}. A portrait counts from when it
     * was asked for, as long as that is known: one that is asked for later may be made, or still be in the making, before it is ready.
     */
    static final String NEXT = """
            coalesce(
                (select (cast(:fresh as bigint) & -65536) | (((seed & 65535) + 1) & 65535) from (
                    select seed, created_at as at from portrait_job where person_key = :person
                        and scenario = any (cast(:alike as text[]))
                    union all
                    select seed, made_at from portrait where person_key = :person
                        and scenario = any (cast(:alike as text[]))
                        and not exists (
                            select from portrait_job where person_key = :person and portrait_id = portrait.id)
                ) painted order by at desc limit 1),
                cast(:fresh as bigint))""";

    private final RandomGenerator random;
    private final Scenarios scenarios;

    Seeds(RandomGenerator random, Scenarios scenarios) {
        this.random = random;
        this.scenarios = scenarios;
    }

    /** What a seed is made from. */
    long fresh() {
        return random.nextLong();
    }

    /** Among which scenarios a person's last portrait counts. */
    String[] alike(String scenario) {
        return scenarios.alike(scenario).toArray(String[]::new);
    }
}
