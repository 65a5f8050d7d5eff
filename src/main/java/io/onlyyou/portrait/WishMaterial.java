package io.onlyyou.portrait;

import io.onlyyou.imaging.PromptScreen;
import io.onlyyou.vault.ItemKey;
import io.onlyyou.vault.Picture;
import io.onlyyou.vault.PlainKey;
import io.onlyyou.vault.Vault;
import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/**
 * Puts what a person asked to have changed in the place of the selfies.
 *
 * <p>A picture of the person takes their place altogether, so that nothing leaves that was not meant. A portrait goes before
 * them, for those who read; to the others it is no picture of a person, and they make another from the selfies.
 */
@Component
class WishMaterial {

    /**
     * A job that a person asked for.
     *
     * @param key opens what is kept of that person
     * @param reads whether whoever is to be given it can make anything of words, or of a portrait
     */
    record Asked(Claim claim, PlainKey key, boolean reads) {}

    private final WishRows rows;
    private final Wishes wishes;
    private final PortraitRows portraits;
    private final Vault vault;
    private final PromptScreen screen;

    WishMaterial(WishRows rows, Wishes wishes, PortraitRows portraits, Vault vault, PromptScreen screen) {
        this.rows = rows;
        this.wishes = wishes;
        this.portraits = portraits;
        this.vault = vault;
        this.screen = screen;
    }

    /** None where it is gone, or the words have been put on the deny-list since. */
    Material.Selfies instead(Asked asked, Material.Selfies selfies) {
        Claim claim = asked.claim();
        String words = OwnWords.isMeantBy(claim.scenario())
                ? wishes.words(claim.person(), claim.portrait(), asked.key()).orElse(null)
                : null;
        if (words != null && !screen.allows(words)) {
            return Material.Selfies.NONE;
        }
        KeptWish kept = rows.ofJob(claim.person(), claim.job()).orElse(null);
        UUID picture = kept == null ? null : kept.picture();
        UUID basedOn = kept == null ? null : kept.basedOn();
        if (picture != null) {
            return wishes.picture(claim.person(), picture, asked.key())
                    .map(found -> only(picture, found, words))
                    .orElse(Material.Selfies.NONE);
        }
        return basedOn == null
                ? new Material.Selfies(selfies.used(), selfies.pictures(), words, false)
                : based(asked, basedOn, selfies, words);
    }

    private Material.Selfies based(Asked asked, UUID portrait, Material.Selfies selfies, @Nullable String words) {
        UUID owner = asked.claim().person().value();
        Optional<Picture> found = portraits
                .findById(new PersonalId(asked.claim().person(), portrait))
                .filter(row -> row.toPortrait().state() == PortraitState.READY)
                .flatMap(row -> vault.read(
                        new ItemKey(owner, portrait, Variants.atLeast(Surface.FEED, Integer.MAX_VALUE)), asked.key()));
        if (found.isEmpty()) {
            return Material.Selfies.NONE;
        }
        return asked.reads()
                ? new Material.Selfies(
                        before(new Provenance.Selfie(portrait, "portrait"), selfies.used()),
                        before(found.get().bytes(), selfies.pictures()),
                        words,
                        true)
                : new Material.Selfies(selfies.used(), selfies.pictures(), words, false);
    }

    private static Material.Selfies only(UUID item, Picture picture, @Nullable String words) {
        return new Material.Selfies(
                List.of(new Provenance.Selfie(item, "picture")), List.of(picture.bytes()), words, true);
    }

    private static <T> List<T> before(T first, List<T> others) {
        return Stream.concat(Stream.of(first), others.stream()).toList();
    }
}
