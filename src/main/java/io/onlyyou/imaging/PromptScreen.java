package io.onlyyou.imaging;

import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/**
 * Knows which words and phrases no prompt may hold, whoever wrote it. Case, accents, punctuation, letters of other widths and alphabets that
 * look the same, signs in place of letters, spaces between them and what cannot be seen make no difference; parts of words are not looked
 * for, so that nobody's harmless word is refused for what it contains.
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

    /** Three letters or more, each by itself. */
    private static final Pattern SPELT = Pattern.compile("(?<= )(?:\\p{L} ){2,}\\p{L}(?= )");

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
        String seen = Lookalikes.withoutUnseen(Objects.requireNonNull(prompt));
        return Stream.of(prompt, seen, Lookalikes.withSignsAsLetters(seen), seen.replaceAll("\\p{N}+", " "))
                .map(PromptScreen::plain)
                .noneMatch(this::denies);
    }

    private boolean denies(String plain) {
        String spelt = SPELT.matcher(plain)
                .results()
                .map(letters -> letters.group().replace(" ", ""))
                .collect(Collectors.joining(" "));
        return denied.stream().anyMatch(term -> plain.contains(term) || spelt.contains(term.strip()));
    }

    /** Words in lower case, each with a space on either side. */
    private static String plain(String text) {
        String letters =
                Lookalikes.asLatin(text).replaceAll("[^\\p{L}\\p{N}]+", " ").strip();
        return letters.isEmpty() ? "" : " " + letters + " ";
    }
}
