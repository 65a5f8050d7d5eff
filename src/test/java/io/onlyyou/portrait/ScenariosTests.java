package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Preference;
import java.io.IOException;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.core.env.StandardEnvironment;
import org.springframework.core.io.ClassPathResource;
import org.springframework.core.io.support.EncodedResource;

class ScenariosTests {

    private final Scenarios scenarios = shipped();

    @Test
    void shipsWhatTheContractNames() {
        assertThat(scenarios.all())
                .extracting(Scenario::id)
                .contains("superhero", "astronaut", "renaissance", "film-noir");
        assertThat(scenarios.all()).allSatisfy(scenario -> {
            assertThat(scenario.caption()).startsWith("Imagine yourself");
            assertThat(scenario.alt()).contains("of you");
            assertThat(scenario.prompt()).isNotBlank();
        });
        assertThat(scenarios.entries()).allSatisfy(entry -> {
            assertThat(entry.themes()).isNotEmpty();
            assertThat(entry.surfaces()).contains(Surface.FEED, Surface.STORIES);
            assertThat(entry.scene()).isEqualTo(entry.id());
        });
    }

    @Test
    void nothingComesTwiceBeforeEverythingHasCome() {
        PersonKey person = new PersonKey(UUID.fromString("ffffffff-ffff-4fff-bfff-ffffffffffff"));
        int size = scenarios.all().size();

        for (long start : List.of(0L, 5L, Long.MAX_VALUE - size)) {
            Set<String> seen = new HashSet<>();
            for (int round = 0; round < size; round++) {
                seen.add(scenarios
                        .next(person, start + round, Preference.NONE, Set.of())
                        .orElseThrow()
                        .id());
            }
            assertThat(seen).hasSize(size);
        }
    }

    @Test
    void notEverybodyBeginsWithTheSame() {
        Set<String> first = new HashSet<>();
        for (int person = 0; person < 100; person++) {
            first.add(scenarios
                    .next(new PersonKey(new UUID(1, person)), 0, Preference.NONE, Set.of())
                    .orElseThrow()
                    .id());
        }
        assertThat(first).hasSizeGreaterThan(1);
    }

    @Test
    void whatThePersonDoesNotWantNeverComes() {
        PersonKey person = new PersonKey(new UUID(1, 1));
        Preference some = new Preference(
                false, null, null, List.of("superhero", "film-noir", "astronaut"), List.of("superhero"), false);
        Set<String> seen = new HashSet<>();
        for (int round = 0; round < 10; round++) {
            seen.add(scenarios.next(person, round, some, Set.of()).orElseThrow().id());
        }
        assertThat(seen).containsExactlyInAnyOrder("film-noir", "astronaut");

        Preference none = new Preference(false, null, null, List.of(), List.of(), false);
        assertThat(scenarios.next(person, 0, none, Set.of())).isEmpty();
    }

    private static Scenarios shipped() {
        StandardEnvironment environment = new StandardEnvironment();
        try {
            environment
                    .getPropertySources()
                    .addLast(new ShippedSettings()
                            .createPropertySource(null, new EncodedResource(new ClassPathResource("scenarios.yml"))));
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return new Scenarios(Binder.get(environment)
                .bind("onlyyou", ScenariosProperties.class)
                .get());
    }
}
