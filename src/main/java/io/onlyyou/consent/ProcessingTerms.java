package io.onlyyou.consent;

import java.util.List;

/** What is done with which data for a purpose, the same for everybody who agrees to it. */
record ProcessingTerms(String purposeType, String processingMethod, List<Iso27560.PiiInformation> piiInformation) {

    // Pictures of a face from which a likeness is made may be biometric data, GDPR Art. 9: treated as such throughout.
    private static final Iso27560.PiiInformation SELFIES =
            new Iso27560.PiiInformation("facial images (selfies)", false, true);
    private static final Iso27560.PiiInformation PORTRAITS =
            new Iso27560.PiiInformation("generated portraits showing the person", false, true);
    private static final Iso27560.PiiInformation USES =
            new Iso27560.PiiInformation("times and places of showing, and what the person said to it", false, false);

    static ProcessingTerms of(Purpose purpose) {
        return switch (purpose) {
            case GENERATION ->
                new ProcessingTerms(
                        "personalisation of content",
                        "an image model makes portraits from selfies, without human review",
                        List.of(SELFIES, PORTRAITS));
            case FEED ->
                new ProcessingTerms(
                        "personalisation of content",
                        "portraits are inserted into the person's own feed, visible to nobody else",
                        List.of(PORTRAITS, USES));
            case STORIES ->
                new ProcessingTerms(
                        "personalisation of content",
                        "portraits are shown in the person's own stories, visible to nobody else",
                        List.of(PORTRAITS, USES));
            case ADVERTISING ->
                new ProcessingTerms(
                        "personalised advertising",
                        "portraits are used in advertising shown to the person alone",
                        List.of(PORTRAITS, USES));
        };
    }
}
