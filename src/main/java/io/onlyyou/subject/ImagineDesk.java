package io.onlyyou.subject;

import io.onlyyou.consent.RequestKey;
import io.onlyyou.consent.Subject;
import io.onlyyou.portrait.Imagining;
import io.onlyyou.portrait.PicturesToChange;
import io.onlyyou.portrait.Wish;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/** Takes in what people ask for: what can be refused cheaply is, before a picture is looked at. */
@Component
class ImagineDesk {

    private final Imagining imagining;
    private final PicturesToChange pictures;

    ImagineDesk(Imagining imagining, PicturesToChange pictures) {
        this.imagining = imagining;
        this.pictures = pictures;
    }

    /** No transaction is open while a picture is looked at. */
    Imagining.Asked take(Subject subject, ImagineRequest request, @Nullable RequestKey key) {
        Wish wish = request.wish();
        byte[] picture = request.picture();
        if (picture == null) {
            return imagining.ask(subject, wish, null, key);
        }
        return imagining
                .look(subject, wish, key)
                .orElseGet(() -> imagining.ask(subject, wish, pictures.check(subject, picture), key));
    }
}
