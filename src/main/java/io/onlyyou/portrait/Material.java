package io.onlyyou.portrait;

import io.onlyyou.consent.People;
import io.onlyyou.vault.ItemKey;
import io.onlyyou.vault.ItemKind;
import io.onlyyou.vault.KeptItem;
import io.onlyyou.vault.Picture;
import io.onlyyou.vault.Vault;
import java.util.List;
import java.util.UUID;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Transactional;

/** Takes a person's selfies out of the vault for one call of the image model. */
@Component
class Material {

    /** Decrypted selfies, which live no longer than the call that they are for. */
    record Selfies(List<KeptItem> items, List<byte[]> pictures) {}

    private final People people;
    private final Vault vault;

    Material(People people, Vault vault) {
        this.people = people;
        this.vault = vault;
    }

    /** The selfies of the claim's own epoch; none where they have been destroyed since. */
    @Transactional(readOnly = true)
    Selfies selfies(Claim claim) {
        people.serve(claim.person());
        UUID owner = claim.person().value();
        List<KeptItem> kept = vault.list(owner, claim.epochs().generation(), ItemKind.SELFIE);
        List<byte[]> pictures = kept.stream()
                .flatMap(selfie -> vault.read(new ItemKey(owner, selfie.item(), selfie.variant())).stream())
                .map(Picture::bytes)
                .toList();
        return pictures.size() == kept.size() ? new Selfies(kept, pictures) : new Selfies(List.of(), List.of());
    }
}
