package io.onlyyou.portrait;

import io.onlyyou.consent.PersonKey;
import io.onlyyou.imaging.PromptScreen;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Understands a wish: which scenario it comes to, and by which words. */
@Component
class WishReading {

    /**
     * What was understood.
     *
     * @param words of this wish, or of the one that is to be fulfilled once more
     */
    record Understood(Scenario scenario, @Nullable String words) {}

    private final PortraitRows portraits;
    private final Interpreter interpreter;
    private final Wishes wishes;
    private final PromptScreen screen;

    WishReading(PortraitRows portraits, Interpreter interpreter, Wishes wishes, PromptScreen screen) {
        this.portraits = portraits;
        this.interpreter = interpreter;
        this.wishes = wishes;
        this.screen = screen;
    }

    /**
     * Fails with {@link WishRefusedException}, or with {@link NoSuchPortraitException} where the person has no such portrait of
     * this epoch of their consent to generation.
     */
    Understood understand(PersonKey person, Wish wish, long epoch) {
        Surface surface = wish.surface();
        UUID basedOn = wish.basedOn();
        Scenario before = basedOn == null ? null : made(person, basedOn, epoch);
        String scenario = wish.scenario();
        if (scenario != null) {
            return new Understood(interpreter.named(person, scenario, "/scenario", surface), null);
        }
        String words = wish.words();
        if (words == null && basedOn != null) {
            words = wishes.words(person, basedOn).orElse(null);
        }
        if (words != null && !screen.allows(words)) {
            throw WishRefusedException.prompt();
        }
        if (wish.words() == null && before != null) {
            return new Understood(interpreter.again(person, before, words, surface), words);
        }
        return words == null
                ? new Understood(interpreter.next(person, surface), null)
                : new Understood(interpreter.words(person, words, surface), words);
    }

    private Scenario made(PersonKey person, UUID portrait, long epoch) {
        return portraits
                .findById(new PersonalId(person, portrait))
                .filter(row -> row.generationEpoch() == epoch)
                .map(PortraitRow::toPortrait)
                .filter(found -> found.state() == PortraitState.READY)
                .map(Portrait::scenario)
                .orElseThrow(NoSuchPortraitException::new);
    }
}
