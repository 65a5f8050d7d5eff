package io.onlyyou.imaging;

import java.text.Normalizer;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows which words and phrases no prompt may hold, whoever wrote it. Case, accents, punctuation, letters of other widths and
 * what cannot be seen make no difference; parts of words are not looked for, so that nobody's harmless word is refused for what it contains.
 */
public final class PromptScreen {

    /** No nudity, no violence, no children, no symbols of hate: nobody asks for these of a picture of themselves here. */
    private static final List<String> SHIPPED = List.of(
            "nude",
            "nudes",
            "nudity",
            "naked",
            "topless",
            "undressed",
            "without clothes",
            "no clothes",
            "unclothed",
            "lingerie",
            "underwear",
            "porn",
            "porno",
            "pornographic",
            "nsfw",
            "sex",
            "sexual",
            "sexy",
            "erotic",
            "fetish",
            "bondage",
            "genitals",
            "breasts",
            "gore",
            "gory",
            "beheaded",
            "beheading",
            "decapitated",
            "mutilated",
            "dismembered",
            "corpse",
            "dead body",
            "suicide",
            "self harm",
            "child",
            "children",
            "kid",
            "kids",
            "minor",
            "underage",
            "toddler",
            "baby",
            "teen",
            "teenager",
            "schoolgirl",
            "schoolboy",
            "swastika",
            "nazi",
            "hitler",
            "ku klux klan",
            "isis flag");

    private final Set<String> denied;

    /**
     * Knows what ships, and more.
     *
     * @param further in addition to what ships
     */
    public PromptScreen(List<String> further) {
        this.denied = Stream.concat(SHIPPED.stream(), further.stream())
                .map(PromptScreen::plain)
                .filter(term -> !term.isBlank())
                .collect(Collectors.toUnmodifiableSet());
    }

    /** Whether the prompt may be sent. */
    public boolean allows(String prompt) {
        String asItIsSeen = plain(Objects.requireNonNull(prompt).replaceAll("\\p{Cf}+", ""));
        String plain = plain(prompt);
        return denied.stream().noneMatch(term -> plain.contains(term) || asItIsSeen.contains(term));
    }

    /** Words in lower case, each with a space on either side. */
    private static String plain(String text) {
        String letters = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .replaceAll("\\p{M}+", "")
                .toLowerCase(Locale.ROOT)
                .replaceAll("[^\\p{L}\\p{N}]+", " ")
                .strip();
        return letters.isEmpty() ? "" : " " + letters + " ";
    }
}
