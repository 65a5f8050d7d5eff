package io.onlyyou.subject;

import io.onlyyou.consent.Subject;
import io.onlyyou.portrait.ProfilePicture;
import io.onlyyou.portrait.Surface;
import java.time.Instant;
import java.util.UUID;

/**
 * The chosen portrait.
 *
 * @param image path of its round-safe square; {@code &width=} asks for a smaller one
 */
record ProfilePictureView(UUID portrait, Instant chosenAt, String image) {

    static ProfilePictureView of(Subject subject, ProfilePicture chosen) {
        return new ProfilePictureView(
                chosen.portrait(),
                chosen.chosenAt(),
                "/v1/subjects/" + subject.value() + "/portraits/" + chosen.portrait() + "/image?surface="
                        + Surface.PROFILE_PICTURE.wire());
    }
}
