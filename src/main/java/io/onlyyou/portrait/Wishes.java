package io.onlyyou.portrait;

import io.onlyyou.consent.IdempotencyConflictException;
import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.RequestKey;
import io.onlyyou.vault.ItemKey;
import io.onlyyou.vault.ItemKind;
import io.onlyyou.vault.Picture;
import io.onlyyou.vault.PlainKey;
import io.onlyyou.vault.Vault;
import java.util.Arrays;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;

/**
 * Keeps what people ask for: words and pictures encrypted in the vault, under the key of the consent that allows it. The
 * picture goes with its job's end, the words with the portrait, and both with the consent.
 */
@Component
public class Wishes {

    /** The variant of a portrait that is the words it was asked for in; so they go where the portrait goes. */
    private static final String WORDS = "words";

    private static final String PICTURE = "picture";

    private final WishRows rows;
    private final Vault vault;
    private final People people;

    Wishes(WishRows rows, Vault vault, People people) {
        this.rows = rows;
        this.vault = vault;
        this.people = people;
    }

    /** How a portrait was asked for; empty where the person did not ask for it. */
    @Transactional(readOnly = true)
    public Optional<AskedFor> ofPortrait(PersonKey person, UUID portrait) {
        people.serve(person);
        return rows.ofPortrait(person, portrait)
                .map(wish -> new AskedFor(
                        words(person, portrait).orElse(null), wish.basedOn(), wish.picture() != null, wish.surface()));
    }

    /**
     * The job that this very request asked for before; fails with {@link IdempotencyConflictException} where its key came with
     * a request for something else.
     */
    Optional<UUID> askedBy(PersonKey person, RequestKey request) {
        return rows.under(person, request.key()).map(earlier -> {
            if (!Arrays.equals(earlier.content(), request.content())) {
                throw new IdempotencyConflictException();
            }
            return earlier.job();
        });
    }

    /** Keeps it in the caller's transaction. */
    @Transactional(propagation = Propagation.MANDATORY)
    void keep(Person person, KeptWish wish, Contents contents, @Nullable RequestKey request) {
        UUID owner = person.key().value();
        String words = contents.words();
        if (words != null) {
            vault.keepWords(new ItemKey(owner, wish.portrait(), WORDS), contents.epoch(), words);
        }
        Picture picture = contents.picture();
        UUID item = wish.picture();
        if (picture != null && item != null) {
            vault.keep(new ItemKey(owner, item, PICTURE), contents.epoch(), ItemKind.SOURCE, picture);
        }
        rows.add(person.key(), wish, request, person.lockedAt());
    }

    /** The words that a portrait was asked for in; empty where there were none, or they are gone. */
    Optional<String> words(PersonKey person, UUID portrait) {
        return vault.readWords(new ItemKey(person.value(), portrait, WORDS));
    }

    /** The same, with a key that has been unwrapped already. */
    Optional<String> words(PersonKey person, UUID portrait, PlainKey key) {
        return vault.readWords(new ItemKey(person.value(), portrait, WORDS), key);
    }

    /** The picture that is to be changed; empty where it is gone. */
    Optional<Picture> picture(PersonKey person, UUID item, PlainKey key) {
        return vault.read(new ItemKey(person.value(), item, PICTURE), key);
    }

    /**
     * What of a wish is kept encrypted.
     *
     * @param epoch of the consent to generation
     */
    record Contents(@Nullable String words, @Nullable Picture picture, long epoch) {}
}
