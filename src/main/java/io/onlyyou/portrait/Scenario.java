package io.onlyyou.portrait;

import jakarta.persistence.Column;
import jakarta.persistence.Embeddable;

/**
 * What a portrait shows the person as.
 *
 * @param id what the image model knows it by, such as {@code superhero}
 * @param prompt the scenario in words, for models that read
 * @param caption the sentence that stands with the picture
 * @param alt the alternative text, for those who do not see the picture
 */
@Embeddable
public record Scenario(@Column(name = "scenario") String id, String prompt, String caption, String alt) {

    /** Whether the person said in their own words what it shows; then the prompt is not what was sent. */
    public boolean isInOwnWords() {
        return OwnWords.isMeantBy(this);
    }
}
