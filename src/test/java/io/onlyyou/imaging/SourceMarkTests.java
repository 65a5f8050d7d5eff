package io.onlyyou.imaging;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;

import com.drew.imaging.ImageMetadataReader;
import com.drew.metadata.xmp.XmpDirectory;
import io.onlyyou.imaging.kit.Pictures;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.util.Objects;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class SourceMarkTests {

    private static final String KEY = "Iptc4xmpExt:DigitalSourceType";
    private static final String PREFIX = "http://cv.iptc.org/newscodes/digitalsourcetype/";

    @Test
    void marksWhatSaysNothingOfItsOwn() throws Exception {
        byte[] png = SourceMark.on(Pictures.png(64), DigitalSource.GENERATED);
        byte[] jpeg = SourceMark.on(jpeg(), DigitalSource.COMPOSITE);

        assertThat(sourceType(png)).isEqualTo(PREFIX + "trainedAlgorithmicMedia");
        assertThat(sourceType(jpeg)).isEqualTo(PREFIX + "compositeWithTrainedAlgorithmicMedia");
        assertThat(ImageIO.read(new ByteArrayInputStream(png)).getWidth()).isEqualTo(64);
        assertThat(ImageIO.read(new ByteArrayInputStream(jpeg)).getWidth()).isEqualTo(64);
    }

    @Test
    void leavesAloneWhatSpeaksForItself() {
        byte[] marked = SourceMark.on(Pictures.png(64), DigitalSource.GENERATED);
        assertThat(SourceMark.on(marked, DigitalSource.COMPOSITE)).isSameAs(marked);
        byte[] signed = (new String(Pictures.png(64), ISO_8859_1) + "....jumbc2pa....").getBytes(ISO_8859_1);
        assertThat(SourceMark.on(signed, DigitalSource.GENERATED)).isSameAs(signed);
        byte[] webp = "RIFF\0\0\0\0WEBPVP8 ".getBytes(ISO_8859_1);
        assertThat(SourceMark.on(webp, DigitalSource.GENERATED)).isSameAs(webp);
    }

    private static String sourceType(byte[] picture) throws Exception {
        XmpDirectory xmp = Objects.requireNonNull(ImageMetadataReader.readMetadata(new ByteArrayInputStream(picture))
                .getFirstDirectoryOfType(XmpDirectory.class));
        return Objects.requireNonNull(xmp.getXmpProperties().get(KEY));
    }

    private static byte[] jpeg() throws Exception {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(64, 64, BufferedImage.TYPE_INT_RGB), "jpeg", bytes);
        return bytes.toByteArray();
    }
}
