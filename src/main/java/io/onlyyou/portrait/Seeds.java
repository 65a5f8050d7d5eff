package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Repository;

/**
 * Gives each portrait of a person in one scenario the variant after their last one, so that no two in a row look alike. The lowest
 * 16 bits of a seed count variants, starting anywhere; the others are random.
 */
@Repository
class Seeds {

    private static final int VARIANTS = 1 << 16;

    private final JdbcClient jdbc;
    private final RandomGenerator random;

    Seeds(JdbcClient jdbc, RandomGenerator random) {
        this.jdbc = jdbc;
        this.random = random;
    }

    long next(PersonKey person, String scenario) {
        long fresh = random.nextLong();
        return last(person, scenario)
                .map(last -> fresh - Math.floorMod(fresh, VARIANTS) + Math.floorMod(last + 1, VARIANTS))
                .orElse(fresh);
    }

    private Optional<Long> last(PersonKey person, String scenario) {
        return jdbc.sql("""
                        select seed from (
                            select seed, created_at as at from portrait_job where person_key = :person and scenario = :scenario
                            union all
                            select seed, made_at from portrait where person_key = :person and scenario = :scenario
                        ) painted order by at desc limit 1""")
                .param("person", person.value())
                .param("scenario", scenario)
                .query(Long.class)
                .optional();
    }
}
