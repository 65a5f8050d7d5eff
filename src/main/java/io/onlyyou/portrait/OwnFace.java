package io.onlyyou.portrait;

import io.onlyyou.consent.ConsentStatus;
import io.onlyyou.consent.Consents;
import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Purpose;
import io.onlyyou.consent.Subject;
import io.onlyyou.vault.ItemKind;
import io.onlyyou.vault.Vault;
import java.util.List;
import java.util.Map;
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

    /** Fails with {@link WishRefusedException} where generation is not given. */
    @Transactional(readOnly = true)
    Selfies selfies(Subject subject) {
        PersonKey person =
                people.find(subject).orElseThrow(() -> WishLeave.without(Consents.unknown(), Purpose.GENERATION));
        Map<Purpose, ConsentStatus> now = consents.of(person);
        long epoch = Epochs.given(now)
                .orElseThrow(() -> WishLeave.without(now, Purpose.GENERATION))
                .generation();
        List<byte[]> pictures = vault.open(person.value(), epoch, ItemKind.SELFIE).stream()
                .map(opened -> opened.picture().bytes())
                .toList();
        return new Selfies(pictures, epoch);
    }
}
