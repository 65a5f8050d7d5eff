package io.onlyyou.portrait;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Turns an entry into a scenario of the catalogue, or says which of its members is wrong and what would be right. */
final class ScenarioCheck {

    private static final Pattern ID = Pattern.compile("[a-z0-9][a-z0-9-]{0,63}");
    private static final int LONGEST_PROMPT = 4000;
    private static final int LONGEST_TEXT = 500;
    private static final int MOST_THEMES = 20;

    /** What is wrong. */
    static final class WrongEntryException extends RuntimeException {

        private static final long serialVersionUID = 1L;

        private final String member;
        private final String reason;

        WrongEntryException(String member, String reason) {
            super(member + ": " + reason);
            this.member = member;
            this.reason = reason;
        }

        /** From the id on, such as {@code pirate.caption}. */
        String member() {
            return member;
        }

        String reason() {
            return reason;
        }
    }

    private ScenarioCheck() {}

    static CatalogueEntry check(String id, ScenarioEntry entry) {
        if (!ID.matcher(id).matches()) {
            throw new WrongEntryException(
                    id, "A scenario's id has small letters, digits and dashes, at most 64 of them.");
        }
        if (id.equals(OwnWords.SCENARIO.id())) {
            throw new WrongEntryException(
                    id, "This id stands for what people ask for in their own words; choose another.");
        }
        String scene = entry.scene();
        Set<Surface> surfaces = entry.surfaces();
        return new CatalogueEntry(
                new Scenario(
                        id,
                        text(
                                id + ".prompt",
                                entry.prompt(),
                                LONGEST_PROMPT,
                                "the scenario in words, for models that read"),
                        text(
                                id + ".caption",
                                entry.caption(),
                                LONGEST_TEXT,
                                "the sentence that stands with the picture"),
                        text(
                                id + ".alt",
                                entry.alt(),
                                LONGEST_TEXT,
                                "what somebody is told who does not see the picture")),
                themes(id + ".themes", entry.themes()),
                surfaces == null ? EnumSet.allOf(Surface.class) : Set.copyOf(surfaces),
                scene == null
                        ? id
                        : text(id + ".scene", scene, LONGEST_TEXT, "the name of one of the painter's scenes"));
    }

    private static String text(String member, @Nullable String value, int longest, String meaning) {
        if (value == null || value.isBlank() || value.strip().length() > longest || value.indexOf(0) >= 0) {
            throw new WrongEntryException(member, "It is " + meaning + ": 1 to " + longest + " characters.");
        }
        return value.strip();
    }

    private static List<String> themes(String member, List<String> themes) {
        boolean right = themes.size() <= MOST_THEMES
                && themes.stream().allMatch(theme -> ID.matcher(theme).matches());
        if (!right) {
            throw new WrongEntryException(
                    member, "They are at most " + MOST_THEMES + " words of small letters, digits and dashes.");
        }
        return List.copyOf(themes);
    }
}
