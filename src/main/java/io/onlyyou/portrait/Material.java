package io.onlyyou.portrait;

import io.onlyyou.consent.People;
import io.onlyyou.vault.ItemKind;
import io.onlyyou.vault.KeptItem;
import io.onlyyou.vault.OpenedItem;
import io.onlyyou.vault.Vault;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes a person's selfies out of the vault for one call of the image model. */
@Component
class Material {

    /** Decrypted selfies, which live no longer than the call that they are for. */
    record Selfies(List<Provenance.Selfie> used, List<byte[]> pictures) {}

    private final People people;
    private final Vault vault;
    private final JdbcClient jdbc;

    Material(People people, Vault vault, JdbcClient jdbc) {
        this.people = people;
        this.vault = vault;
        this.jdbc = jdbc;
    }

    /** The selfies of the claim's own epoch, in a transaction that serves the person; none where they have been destroyed. */
    @Transactional(propagation = Propagation.MANDATORY)
    Selfies selfies(Claim claim) {
        List<OpenedItem> opened =
                vault.open(claim.person().value(), claim.epochs().generation(), ItemKind.SELFIE);
        return new Selfies(
                opened.stream()
                        .map(selfie -> new Provenance.Selfie(selfie.item(), selfie.variant()))
                        .toList(),
                opened.stream().map(selfie -> selfie.picture().bytes()).toList());
    }

    /** Which selfies were sent with an order, though others may have taken their place since. */
    @Transactional(readOnly = true)
    List<Provenance.Selfie> sentWith(Claim claim, @Nullable UUID sending) {
        people.serve(claim.person());
        UUID owner = claim.person().value();
        if (sending == null) {
            return used(vault.list(owner, claim.epochs().generation(), ItemKind.SELFIE));
        }
        return jdbc.sql("select selfies, poses from sending where person_key = :person and id = :sending")
                .param("person", owner)
                .param("sending", sending)
                .query((row, number) -> {
                    UUID[] selfies = (UUID[]) row.getArray("selfies").getArray();
                    String[] poses = (String[]) row.getArray("poses").getArray();
                    return IntStream.range(0, selfies.length)
                            .mapToObj(index -> new Provenance.Selfie(selfies[index], poses[index]))
                            .toList();
                })
                .optional()
                .orElse(List.of());
    }

    private static List<Provenance.Selfie> used(List<KeptItem> kept) {
        return kept.stream()
                .map(selfie -> new Provenance.Selfie(selfie.item(), selfie.variant()))
                .toList();
    }
}
