package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.Provider;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class DesksTests {

    private final Provider hanging = OutsideProviders.create().main();
    private final Provider other = OutsideProviders.create().spare();

    private Desks with(int workers) {
        return new Desks(workers, List.of(hanging, other));
    }

    @Test
    void oneWorkerIsLeftForEverythingElseHoweverManyHang() {
        Desks desks = with(8);

        assertThat(takenByTurns(desks, 10)).isEqualTo(7);
    }

    @Test
    void oneWorkerIsLeftForEachOfThoseWhoHaveNone() {
        Desks desks = with(8);

        assertThat(Stream.generate(() -> hanging).limit(10).filter(desks::take)).hasSize(6);
        assertThat(desks.take(other)).isTrue();
        assertThat(desks.take(other)).isFalse();
    }

    @Test
    void whoIsAloneHasAllButOne() {
        Desks desks = new Desks(4, List.of(hanging));

        assertThat(Stream.generate(() -> hanging).limit(10).filter(desks::take)).hasSize(3);
    }

    @Test
    void whoComesBackMakesRoom() {
        Desks desks = with(3);
        assertThat(desks.take(hanging)).isTrue();
        assertThat(desks.take(hanging)).isFalse();
        assertThat(desks.take(other)).isTrue();

        desks.giveBack(hanging);
        desks.giveBack(other);

        assertThat(desks.take(other)).isTrue();
        assertThat(desks.take(hanging)).isTrue();
    }

    @Test
    void aSingleWorkerMayStillCall() {
        Desks desks = with(1);
        assertThat(desks.take(hanging)).isTrue();
        assertThat(desks.take(other)).isFalse();
        desks.giveBack(hanging);
        assertThat(desks.take(other)).isTrue();
    }

    private long takenByTurns(Desks desks, int times) {
        return Stream.generate(() -> Stream.of(hanging, other))
                .limit(times)
                .flatMap(both -> both)
                .filter(desks::take)
                .count();
    }
}
