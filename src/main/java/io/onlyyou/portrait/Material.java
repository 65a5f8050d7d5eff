package io.onlyyou.portrait;

import io.onlyyou.consent.People;
import io.onlyyou.consent.Trip;
import io.onlyyou.vault.ClosedItem;
import io.onlyyou.vault.ItemKind;
import io.onlyyou.vault.KeptItem;
import io.onlyyou.vault.OpenedItem;
import io.onlyyou.vault.PlainKey;
import io.onlyyou.vault.Vault;
import io.onlyyou.vault.VaultQuestion;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Supplier;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.springframework.jdbc.core.simple.JdbcClient;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/** Takes what a portrait is made from out of the vault for one call of the image model: selfies, or what the person asked for. */
@Component
class Material {

    /**
     * Decrypted pictures, which live no longer than the call that they are for.
     *
     * @param words what the person asked for, where it is they that count
     * @param changes whether the first picture is one that is to be changed
     */
    record Selfies(
            List<Provenance.Selfie> used,
            List<byte[]> pictures,
            @Nullable String words,
            boolean changes) {

        static final Selfies NONE = new Selfies(List.of(), List.of(), null, false);
    }

    private final People people;
    private final Vault vault;
    private final JdbcClient jdbc;
    private final WishMaterial asked;

    Material(People people, Vault vault, JdbcClient jdbc, WishMaterial asked) {
        this.people = people;
        this.vault = vault;
        this.jdbc = jdbc;
        this.asked = asked;
    }

    /**
     * Unwraps the key that opens them, before the transaction that reads them: a key-management service is asked while nobody
     * waits at the person's row. Empty where there is none.
     */
    Optional<PlainKey> key(Claim claim) {
        return Optional.ofNullable(claim.key())
                .map(wrapped ->
                        vault.plain(claim.person().value(), claim.epochs().generation(), wrapped));
    }

    /** Takes along the question for the selfies of the claim's own epoch. */
    Supplier<List<ClosedItem>> kept(Trip trip, Claim claim) {
        VaultQuestion<ClosedItem> question =
                vault.closed(claim.person().value(), claim.epochs().generation(), ItemKind.SELFIE);
        return trip.take(question.sql(), question.parameters(), question.rows())::list;
    }

    /**
     * Those in plain, or what the person asked to have changed, in a transaction that serves the person; none where it has been
     * destroyed.
     *
     * @param reads whether whoever is to be given it can make anything of words, or of a portrait
     */
    @Transactional(propagation = Propagation.MANDATORY)
    Selfies selfies(Claim claim, PlainKey key, List<ClosedItem> kept, boolean reads) {
        List<OpenedItem> opened = vault.open(key, kept);
        Selfies selfies = new Selfies(
                opened.stream()
                        .map(selfie -> new Provenance.Selfie(selfie.item(), selfie.variant()))
                        .toList(),
                opened.stream().map(selfie -> selfie.picture().bytes()).toList(),
                null,
                false);
        return claim.trigger() == Trigger.REQUEST && !opened.isEmpty()
                ? asked.instead(new WishMaterial.Asked(claim, key, reads), selfies)
                : selfies;
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
