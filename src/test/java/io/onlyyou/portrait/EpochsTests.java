package io.onlyyou.portrait;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.ConsentState;
import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.Purpose;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class EpochsTests {

    @Test
    void carryWhatIsGiven() {
        Map<Purpose, ConsentStatus> consents = Consents.unknown();
        assertThat(Epochs.given(consents)).isEmpty();
        set(consents, Purpose.FEED, ConsentState.GIVEN, 3);
        assertThat(Epochs.given(consents)).isEmpty();
        set(consents, Purpose.GENERATION, ConsentState.GIVEN, 2);
        set(consents, Purpose.STORIES, ConsentState.WITHDRAWN, 9);

        assertThat(Epochs.given(consents)).contains(new Epochs(2, 3L, null));
    }

    @ParameterizedTest
    @EnumSource(
            value = Purpose.class,
            names = {"GENERATION", "FEED", "STORIES"})
    void areNotCurrentOnceOneOfThemHasEnded(Purpose purpose) {
        Map<Purpose, ConsentStatus> consents = allGiven();
        Epochs epochs = Epochs.given(consents).orElseThrow();
        assertThat(epochs.areCurrent(consents)).isTrue();

        set(consents, purpose, ConsentState.WITHDRAWN, 2);
        assertThat(epochs.areCurrent(consents)).as("ended").isFalse();
        set(consents, purpose, ConsentState.GIVEN, 2);
        assertThat(epochs.areCurrent(consents)).as("given anew").isFalse();
        set(consents, purpose, ConsentState.EXPIRED, 1);
        assertThat(epochs.areCurrent(consents)).as("suspended").isFalse();
    }

    @Test
    void doNotMindASurfaceThatTheyDoNotCarry() {
        Map<Purpose, ConsentStatus> consents = Consents.unknown();
        set(consents, Purpose.GENERATION, ConsentState.GIVEN, 1);
        Epochs epochs = Epochs.given(consents).orElseThrow();

        set(consents, Purpose.FEED, ConsentState.WITHDRAWN, 2);

        assertThat(epochs.areCurrent(consents)).isTrue();
    }

    private static Map<Purpose, ConsentStatus> allGiven() {
        Map<Purpose, ConsentStatus> consents = Consents.unknown();
        for (Purpose purpose : Purpose.values()) {
            set(consents, purpose, ConsentState.GIVEN, 1);
        }
        return consents;
    }

    private static void set(Map<Purpose, ConsentStatus> consents, Purpose purpose, ConsentState state, long epoch) {
        consents.put(purpose, new ConsentStatus(purpose, state, epoch, null, null, null, null, null));
    }
}
