package io.onlyyou.portrait;

import io.onlyyou.consent.People;
import io.onlyyou.consent.Person;
import io.onlyyou.consent.PersonKey;
import io.onlyyou.imaging.FaceFinder;
import io.onlyyou.vault.ItemKey;
import io.onlyyou.vault.ItemKind;
import io.onlyyou.vault.KeptItem;
import io.onlyyou.vault.Picture;
import io.onlyyou.vault.PictureIntake;
import io.onlyyou.vault.UnusablePictureException;
import io.onlyyou.vault.Vault;
import java.util.List;
import java.util.stream.IntStream;
import org.springframework.stereotype.Service;
import org.springframework.transaction.annotation.Propagation;
import org.springframework.transaction.annotation.Transactional;
import org.springframework.util.IdGenerator;

/**
 * The pictures that portraits are made from: checked before anything is written, kept in the vault under the epoch of the
 * person's consent to generation.
 */
@Service
public class Selfies {

    private final PictureIntake intake;
    private final FaceFinder faces;
    private final People people;
    private final Vault vault;
    private final IdGenerator ids;
    private final LooksAtPictures looks;

    Selfies(
            PictureIntake intake,
            FaceFinder faces,
            People people,
            Vault vault,
            IdGenerator ids,
            LooksAtPictures looks) {
        this.intake = intake;
        this.faces = faces;
        this.people = people;
        this.vault = vault;
        this.ids = ids;
        this.looks = looks;
    }

    /**
     * Decodes, straightens and looks at each of them, one person's at a time on each processor. Works the processor for a while:
     * call it outside of a transaction.
     *
     * @throws UnusableSelfieException at the first that shows nobody, several people, or is no usable picture
     */
    public List<CheckedSelfie> check(List<SelfieUpload> uploads) {
        if (uploads.isEmpty()) {
            return List.of();
        }
        return looks.look(() -> IntStream.range(0, uploads.size())
                .mapToObj(index -> check(index, uploads.get(index)))
                .toList());
    }

    /** Keeps these selfies in place of those kept so far. */
    @Transactional(propagation = Propagation.MANDATORY)
    public void keep(Person person, long generationEpoch, List<CheckedSelfie> selfies) {
        PersonKey owner = person.key();
        vault.list(owner.value(), generationEpoch, ItemKind.SELFIE).stream()
                .map(KeptItem::item)
                .distinct()
                .forEach(item -> vault.remove(owner.value(), item));
        selfies.forEach(selfie -> vault.keep(
                new ItemKey(owner.value(), ids.generateId(), selfie.pose()),
                generationEpoch,
                ItemKind.SELFIE,
                selfie.picture()));
    }

    /** Whether there is anything to paint from. */
    @Transactional(readOnly = true)
    public boolean areKept(PersonKey person, long generationEpoch) {
        people.serve(person);
        return !vault.list(person.value(), generationEpoch, ItemKind.SELFIE).isEmpty();
    }

    private CheckedSelfie check(int index, SelfieUpload upload) {
        Picture picture = accept(index, upload);
        int people = faces.count(picture.bytes());
        if (people == 0) {
            throw UnusableSelfieException.noPerson(index);
        }
        if (people > 1) {
            throw UnusableSelfieException.severalPeople(index);
        }
        return new CheckedSelfie(upload.pose(), picture);
    }

    private Picture accept(int index, SelfieUpload upload) {
        try {
            return intake.accept(upload.content(), upload.mediaType());
        } catch (UnusablePictureException unusable) {
            throw UnusableSelfieException.of(index, unusable);
        }
    }
}
