package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Subject;
import io.onlyyou.vault.ItemKind;
import io.onlyyou.vault.Vault;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a person's selfies out of the vault for one comparison with a picture that they sent. */
@Component
class OwnFace {

    /** Decrypted selfies, which live no longer than the comparison that they are for. */
    record Selfies(List<byte[]> pictures, long epoch) {}

    private final People people;
    private final Consents consents;
    private final Vault vault;

    OwnFace(People people, Consents consents, Vault vault) {
        this.people = people;
        this.consents = consents;
        this.vault = vault;
    }

    /** Empty where generation is not given. */
    @Transactional(readOnly = true)
    Optional<Selfies> selfies(Subject subject) {
        return people.find(subject).flatMap(person -> {
            ConsentStatus generation = consents.of(person).get(Purpose.GENERATION);
            return generation == null || !generation.isGiven()
                    ? Optional.empty()
                    : Optional.of(new Selfies(pictures(person.value(), generation.epoch()), generation.epoch()));
        });
    }

    private List<byte[]> pictures(UUID owner, long epoch) {
        return vault.open(owner, epoch, ItemKind.SELFIE).stream()
                .map(selfie -> selfie.picture().bytes())
                .toList();
    }
}
