package io.onlyyou.portrait;

import io.onlyyou.consent.Consents;
import io.onlyyou.consent.EndingTransaction;
import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import io.onlyyou.vault.ItemKey;
import io.onlyyou.vault.Vault;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Transactional;

/**
 * A person's portraits. What somebody else has does not exist here.
 *
 * <p>A picture is given out only while generation is given, in the epoch that the portrait was made in; whether it may be
 * shown on a surface is for the caller to ask.
 */
@Service
public class Portraits {

    private final PortraitRows rows;
    private final PortraitOverview overview;
    private final Removal removal;
    private final People people;
    private final Consents consents;
    private final Vault vault;

    Portraits(
            PortraitRows rows,
            PortraitOverview overview,
            Removal removal,
            People people,
            Consents consents,
            Vault vault) {
        this.rows = rows;
        this.overview = overview;
        this.removal = removal;
        this.people = people;
        this.consents = consents;
        this.vault = vault;
    }

    /**
     * Lists what was asked for and not cancelled, newest first.
     *
     * @param before the {@code next} of an earlier page, or null for the first
     */
    @Transactional(readOnly = true)
    public PortraitPage list(PersonKey person, @Nullable UUID before, int limit) {
        people.serve(person);
        List<Portrait> found = overview.newest(person, before, limit + 1);
        if (found.size() <= limit) {
            return new PortraitPage(found, null);
        }
        List<Portrait> page = found.subList(0, limit);
        return new PortraitPage(List.copyOf(page), page.getLast().id());
    }

    /** The portrait of that id; fails with {@link NoSuchPortraitException}. */
    @Transactional(readOnly = true)
    public Portrait find(PersonKey person, UUID portrait) {
        people.serve(person);
        return overview.find(person, portrait).orElseThrow(NoSuchPortraitException::new);
    }

    /** Why it was made; fails with {@link NoSuchPortraitException}, also while it is being made. */
    @Transactional(readOnly = true)
    public Provenance provenance(PersonKey person, UUID portrait) {
        return made(person, portrait).provenance();
    }

    /**
     * The narrowest picture that is at least so wide, or the widest there is; fails with {@link NoSuchPortraitException}
     * where it may not be looked at now.
     *
     * @param width in pixels
     */
    @Transactional(readOnly = true)
    public PortraitImage image(PersonKey person, UUID portrait, int width) {
        return image(person, portrait, Surface.FEED, width);
    }

    /** The same in the shape of a surface; fails likewise where the portrait has no picture in that shape. */
    @Transactional(readOnly = true)
    public PortraitImage image(PersonKey person, UUID portrait, Surface surface, int width) {
        if (!made(person, portrait).isViewable(consents.of(person))) {
            throw new NoSuchPortraitException();
        }
        return vault.read(new ItemKey(person.value(), portrait, Variants.atLeast(surface, width)))
                .map(picture ->
                        new PortraitImage(picture.bytes(), picture.mediaType(), picture.width(), picture.height()))
                .orElseThrow(NoSuchPortraitException::new);
    }

    /**
     * Takes a portrait away for good, its pictures included, and as a profile picture first, which the app is told; one that is
     * being made will not be. Fails with {@link NoSuchPortraitException} where there is none any more.
     */
    @EndingTransaction
    public void delete(Subject subject, UUID portrait) {
        removal.remove(people.lockKnown(subject).orElseThrow(NoSuchPortraitException::new), portrait);
    }

    private PortraitRow made(PersonKey person, UUID portrait) {
        people.serve(person);
        return rows.findById(new PersonalId(person, portrait)).orElseThrow(NoSuchPortraitException::new);
    }
}
