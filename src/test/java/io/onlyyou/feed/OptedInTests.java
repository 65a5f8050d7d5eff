package io.onlyyou.feed;

import static org.assertj.core.api.Assertions.assertThat;

import io.onlyyou.consent.Subject;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** It may take a stranger for somebody, but never somebody for a stranger. */
class OptedInTests {

    private static final int PEOPLE = 200_000;
    private static final Subject KNOWN = new Subject("user-1");
    private static final Subject STRANGER = new Subject("stranger");

    private final OptedIn optedIn = new OptedIn();

    @Test
    void missesNobodyAndTakesFewStrangersForSomebody() {
        BloomFilter filter = new BloomFilter(PEOPLE);
        for (int person = 0; person < PEOPLE; person++) {
            filter.add("user-" + person);
        }
        int mistaken = 0;
        for (int person = 0; person < PEOPLE; person++) {
            assertThat(filter.mayContain("user-" + person)).isTrue();
            mistaken += filter.mayContain("stranger-" + person) ? 1 : 0;
        }
        assertThat(mistaken).isLessThan(PEOPLE / 1000);
        assertThat(filter.bytes()).isEqualTo(2L * PEOPLE);
    }

    @Test
    void knowsNothingBeforeItIsFilled() {
        assertThat(optedIn.excludes(STRANGER)).isFalse();
        optedIn.listening();
        assertThat(optedIn.excludes(STRANGER)).isFalse();
        begin(100);
        assertThat(optedIn.excludes(STRANGER)).isFalse();
    }

    @Test
    void excludesWhoeverItWasNotFilledWith() {
        fill();
        assertThat(optedIn.excludes(STRANGER)).isTrue();
        assertThat(optedIn.excludes(KNOWN)).isFalse();
    }

    @Test
    void takesInWhoeverIsInTheNews() {
        fill();
        optedIn.heard(STRANGER.value());
        assertThat(optedIn.excludes(STRANGER)).isFalse();
    }

    @Test
    void takesInWhoeverIsInTheNewsWhileItIsBeingFilledAnew() {
        fill();
        OptedIn.Filling anew = begin(100);
        optedIn.heard(STRANGER.value());
        optedIn.complete(anew);
        assertThat(optedIn.excludes(STRANGER)).isFalse();
        assertThat(optedIn.excludes(KNOWN)).isTrue(); // who was not among those it was filled with anew
    }

    @Test
    void knowsNothingWhileDeafNorAfterwardsUntilItIsFilledAnew() {
        fill();
        optedIn.deaf();
        assertThat(optedIn.excludes(STRANGER)).isFalse();
        optedIn.listening();
        assertThat(optedIn.excludes(STRANGER)).isFalse();
    }

    @Test
    void doesNotBelieveWhatWasFilledAcrossAGapInTheNews() {
        optedIn.listening();
        OptedIn.Filling before = begin(100);
        optedIn.deaf();
        optedIn.listening();
        optedIn.complete(before);
        assertThat(optedIn.isReady()).isFalse();
    }

    private void fill() {
        optedIn.listening();
        OptedIn.Filling filling = begin(100);
        filling.add(KNOWN.value());
        optedIn.complete(filling);
    }

    private OptedIn.Filling begin(long capacity) {
        return Objects.requireNonNull(optedIn.begin(capacity));
    }
}
