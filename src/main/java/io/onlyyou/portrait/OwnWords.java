package io.onlyyou.portrait;

/** What stands in place of a scenario where a person says in their own words what a portrait is to show. */
final class OwnWords {

    /** Its prompt is not what is sent: {@link #prompt} is. */
    static final Scenario SCENARIO = new Scenario(
            "own-words",
            "The person in the photographs, as that person asked to be imagined.",
            "Imagine yourself in your own words",
            "A portrait of you, made from your own words");

    private static final String ANEW = "Picture the person in the photographs as that person asks: %s";
    private static final String CHANGED = "Change the first picture, which shows the person, as that person asks: %s";
    private static final String ALWAYS = "\nNobody else in the picture; same face, same hair, fully clothed.";

    private OwnWords() {}

    static boolean isMeantBy(Scenario scenario) {
        return scenario.id().equals(SCENARIO.id());
    }

    /** What a provider is sent: the words, and what holds of every portrait. */
    static String prompt(String words, boolean changesPicture) {
        return (changesPicture ? CHANGED : ANEW).formatted(words) + ALWAYS;
    }
}
