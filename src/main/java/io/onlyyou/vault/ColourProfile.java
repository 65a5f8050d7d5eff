package io.onlyyou.vault;

import java.awt.color.ColorSpace;
import java.awt.color.ICC_Profile;
import java.awt.image.BufferedImage;
import java.awt.image.ColorConvertOp;
import org.jspecify.annotations.Nullable;

/** Brings pixels from the colours that a picture's ICC profile means to sRGB. */
final class ColourProfile {

    private ColourProfile() {}

    /** Converts in place; a profile that is corrupt or not one for RGB is as good as none. */
    static void apply(byte @Nullable [] bytes, BufferedImage image) {
        if (bytes == null) {
            return;
        }
        try {
            ICC_Profile profile = ICC_Profile.getInstance(bytes);
            if (profile.getColorSpaceType() == ColorSpace.TYPE_RGB && image.getType() == BufferedImage.TYPE_INT_RGB) {
                ICC_Profile[] path = {profile, ICC_Profile.getInstance(ColorSpace.CS_sRGB)};
                BufferedImage converted =
                        new BufferedImage(image.getWidth(), image.getHeight(), BufferedImage.TYPE_INT_RGB);
                new ColorConvertOp(path, null).filter(image.getRaster(), converted.getRaster());
                image.setData(converted.getRaster());
            }
        } catch (RuntimeException e) {
            // The colours are shown as sRGB then, as every viewer does.
        }
    }
}
