package io.onlyyou.portrait;

import io.onlyyou.consent.People;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.consent.Subject;
import io.onlyyou.vault.Picture;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Map;
import java.util.UUID;
import org.springframework.stereotype.Service;

/**
 * Lets people choose one of their portraits for their profile: the choice makes the picture for a circle, tells the app, and ends
 * with the portrait.
 */
@Service
public class ProfilePictures {

    private final ProfileChoices choices;
    private final Prints prints;
    private final People people;

    ProfilePictures(ProfileChoices choices, Prints prints, People people) {
        this.choices = choices;
        this.prints = prints;
        this.people = people;
    }

    /**
     * Chooses it in place of any other; chosen already, nothing happens. Fails with {@link NoSuchPortraitException}, also while it
     * is being made. The pictures are made before the person's row is locked, so that no page waits for them.
     */
    public ProfilePicture choose(Subject subject, UUID portrait) {
        PersonKey person = people.find(subject).orElseThrow(NoSuchPortraitException::new);
        return choices.chosen(person)
                .filter(chosen -> chosen.portrait().equals(portrait))
                .orElseGet(() -> choices.choose(subject, portrait, sizes(person, portrait)));
    }

    /** Takes the choice back; whatever else is chosen stays. Says whether it was chosen. */
    public boolean clear(Subject subject, UUID portrait) {
        return choices.clear(subject, portrait);
    }

    private Map<String, Picture> sizes(PersonKey person, UUID portrait) {
        ProfileChoices.Source source = choices.source(person, portrait);
        PortraitRow row = source.row();
        return prints.round(
                source.original(), source.shown(), row.madeBy(), LocalDate.ofInstant(row.madeAt(), ZoneOffset.UTC));
    }
}
