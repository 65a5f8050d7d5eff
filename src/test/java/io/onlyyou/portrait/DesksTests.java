package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.imaging.Provider;
import org.junit.jupiter.api.Test;
import org.springframework.mock.env.MockEnvironment;

class DesksTests {

    private final Provider hanging = OutsideProviders.create().main();
    private final Provider other = OutsideProviders.create().spare();

    private static Desks with(int workers) {
        return new Desks(new MockEnvironment().withProperty("db-scheduler.threads", Integer.toString(workers)));
    }

    @Test
    void oneWorkerIsAlwaysLeftForTheOthers() {
        Desks desks = with(3);

        assertThat(desks.take(hanging)).isTrue();
        assertThat(desks.take(hanging)).isTrue();
        assertThat(desks.take(hanging)).isFalse();
        assertThat(desks.take(other)).isTrue();
    }

    @Test
    void whoComesBackMakesRoom() {
        Desks desks = with(2);
        assertThat(desks.take(hanging)).isTrue();
        assertThat(desks.take(hanging)).isFalse();

        desks.giveBack(hanging);

        assertThat(desks.take(hanging)).isTrue();
    }

    @Test
    void aSingleWorkerMayStillOrder() {
        assertThat(with(1).take(hanging)).isTrue();
    }
}
