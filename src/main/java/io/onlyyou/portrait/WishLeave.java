package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentRefusedException;
import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Refusal;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Says by whose leave a wish may be fulfilled now, or why not. */
@Component
class WishLeave {

    private final Consents consents;
    private final Selfies selfies;
    private final WishLimits limits;
    private final WishBudget budget;

    WishLeave(Consents consents, Selfies selfies, WishLimits limits, WishBudget budget) {
        this.consents = consents;
        this.selfies = selfies;
        this.limits = limits;
        this.budget = budget;
    }

    /**
     * Consent to generation, and to the surface if it needs one and is named: to no other, so that the portrait is shown
     * nowhere else. Fails with {@link WishRefusedException}, or {@link ConsentRefusedException} while no selfies are kept.
     */
    Epochs to(Person person, @Nullable Surface surface) {
        Map<Purpose, ConsentStatus> now = consents.of(person.key());
        Epochs given = Epochs.given(now).orElseThrow(() -> without(now, Purpose.GENERATION));
        Purpose needed = surface == null ? null : surface.consent().orElse(null);
        if (surface != null && needed != null && !given.surfaces().contains(surface)) {
            throw without(now, needed);
        }
        Epochs leave = given.on(surface == null ? Set.of() : Set.of(surface));
        if (!selfies.areKept(person.key(), given.generation())) {
            throw new ConsentRefusedException(
                    Refusal.SELFIES_NEEDED,
                    "No selfies are kept of this person; send an opt-in event that carries one to three.");
        }
        limits.admit(person);
        return leave;
    }

    /** Counts a wish towards the day of all people; the last thing that is done about it. Fails with {@link WishRefusedException}. */
    void spend(Person person) {
        budget.spend(person.lockedAt());
    }

    static WishRefusedException without(Map<Purpose, ConsentStatus> consents, Purpose needed) {
        return WishRefusedException.without(Objects.requireNonNull(consents.get(needed)));
    }
}
