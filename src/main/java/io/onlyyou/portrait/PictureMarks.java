package io.onlyyou.portrait;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.google.crypto.tink.Mac;
import io.onlyyou.imaging.ModelInfo;
import io.onlyyou.imaging.SourceType;
import io.onlyyou.vault.ServiceKeys;
import java.security.GeneralSecurityException;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.Base64;
import java.util.Optional;
import org.springframework.stereotype.Component;

/**
 * Writes into every picture that we hand out what it is, and knows our own writing again: nothing is stored for it and nobody is named
 * by it, so it can be asked about when the person is long gone. Does not vouch for pixels, since a mark can be copied.
 */
@Component
class PictureMarks {

    private static final String PURPOSE = "picture-mark";
    private static final String BETWEEN = "\n";

    private final ServiceKeys keys;

    PictureMarks(ServiceKeys keys) {
        this.keys = keys;
    }

    /** @param madeOn the day, in UTC */
    String write(ModelInfo model, SourceType type, LocalDate madeOn) {
        byte[] said = String.join(
                        BETWEEN, type.name(), model.provider(), model.model(), model.version(), madeOn.toString())
                .getBytes(UTF_8);
        try {
            return encoded(said) + "." + encoded(keys.mac(PURPOSE).computeMac(said));
        } catch (GeneralSecurityException failure) {
            throw new IllegalStateException("The service's own key for marks does not work.", failure);
        }
    }

    /** Empty for what is not our writing. */
    Optional<PictureMark> read(String mark) {
        int dot = mark.indexOf('.');
        if (dot < 0) {
            return Optional.empty();
        }
        try {
            byte[] said = Base64.getUrlDecoder().decode(mark.substring(0, dot));
            Mac mac = keys.mac(PURPOSE);
            mac.verifyMac(Base64.getUrlDecoder().decode(mark.substring(dot + 1)), said);
            String[] parts = new String(said, UTF_8).split(BETWEEN, -1);
            return Optional.of(new PictureMark(
                    SourceType.valueOf(parts[0]).uri(), true, parts[1], parts[2], parts[3], LocalDate.parse(parts[4])));
        } catch (GeneralSecurityException | IllegalArgumentException | DateTimeParseException foreign) {
            return Optional.empty();
        }
    }

    private static String encoded(byte[] bytes) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }
}
