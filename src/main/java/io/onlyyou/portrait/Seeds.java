package io.onlyyou.portrait;

import java.util.random.RandomGenerator;
import org.springframework.stereotype.Component;

/**
 * Gives each portrait of a person in one scenario the variant after their last one, so that no two in a row look alike. The lowest
 * 16 bits of a seed count variants, starting anywhere; the others are random.
 */
@Component
class Seeds {

    /** SQL for the seed of a new job; beside the person's and the scenario's it asks for {@code :fresh}. */
    static final String NEXT = """
            coalesce(
                (select (cast(:fresh as bigint) & -65536) | (((seed & 65535) + 1) & 65535) from (
                    select seed, created_at as at from portrait_job where person_key = :person and scenario = :scenario
                    union all
                    select seed, made_at from portrait where person_key = :person and scenario = :scenario
                ) painted order by at desc limit 1),
                cast(:fresh as bigint))""";

    private final RandomGenerator random;

    Seeds(RandomGenerator random) {
        this.random = random;
    }

    /** What a seed is made from. */
    long fresh() {
        return random.nextLong();
    }
}
