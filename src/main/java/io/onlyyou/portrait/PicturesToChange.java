package io.onlyyou.portrait;

import io.onlyyou.consent.Subject;
import io.onlyyou.imaging.FaceFinder;
import io.onlyyou.imaging.FaceMatcher;
import io.onlyyou.vault.Picture;
import io.onlyyou.vault.PictureIntake;
import io.onlyyou.vault.UnusablePictureException;
import java.util.OptionalDouble;
import org.springframework.stereotype.Service;

/**
 * Takes in a picture that a person wants changed, if it shows that person and nobody else. What is computed of faces for that
 * is forgotten with the answer.
 */
@Service
public class PicturesToChange {

    private final OwnFace own;
    private final PictureIntake intake;
    private final FaceFinder faces;
    private final FaceMatcher matcher;
    private final ImagineProperties properties;
    private final PictureTries tries;

    PicturesToChange(
            OwnFace own,
            PictureIntake intake,
            FaceFinder faces,
            FaceMatcher matcher,
            ImagineProperties properties,
            PictureTries tries) {
        this.own = own;
        this.intake = intake;
        this.faces = faces;
        this.matcher = matcher;
        this.properties = properties;
        this.tries = tries;
    }

    /**
     * Looks at it; works the processor for a while, so call it outside of a transaction. A bounded number of people have
     * theirs looked at at a time. Fails with {@link WishRefusedException}, also where generation is not given, or where too many of
     * the person's have come to nothing.
     */
    public CheckedPicture check(Subject subject, byte[] upload) {
        return tries.look(subject, () -> {
            Picture picture = alone(upload);
            OwnFace.Selfies selfies = own.selfies(subject);
            OptionalDouble distance = matcher.distance(selfies.pictures(), picture.bytes());
            if (distance.isEmpty() || distance.getAsDouble() > properties.samePerson()) {
                throw WishRefusedException.notThePerson();
            }
            return new CheckedPicture(picture, selfies.epoch());
        });
    }

    private Picture alone(byte[] upload) {
        Picture picture;
        try {
            picture = intake.accept(upload, null);
        } catch (UnusablePictureException unusable) {
            throw WishRefusedException.unusable(String.valueOf(unusable.getMessage()));
        }
        int people = faces.count(picture.bytes());
        if (people == 0) {
            throw WishRefusedException.unusable(
                    "No face was found in this picture. Send one that shows the person's face.");
        }
        if (people > 1) {
            throw WishRefusedException.unusable(
                    "This picture shows several people. Send one that shows the person alone.");
        }
        return picture;
    }
}
