package io.onlyyou.imaging;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.SplittableRandom;
import javax.imageio.ImageIO;
import org.junit.jupiter.api.Test;

class MarkingTests {

    private static final String COMPOSITE = "http://cv.iptc.org/newscodes/digitalsourcetype/compositeSynthetic";

    @Test
    void marksJpegAndPngAndLeavesTheirPixels() throws IOException {
        for (byte[] picture :
                new byte[][] {DrawnPerson.of(1).jpeg(), DrawnPerson.of(1).png()}) {
            byte[] marked = Marking.on(picture, SourceType.COMPOSITE_SYNTHETIC, "abc.DEF-1_2");
            assertThat(Marking.sourceType(picture)).isEmpty();
            assertThat(Marking.mark(picture)).isEmpty();
            assertThat(Marking.sourceType(marked)).contains(COMPOSITE);
            assertThat(Marking.mark(marked)).contains("abc.DEF-1_2");
            assertThat(pixels(marked)).isEqualTo(pixels(picture));
        }
    }

    @Test
    void keepsWhatAProviderSays() {
        byte[] said = Marking.on(DrawnPerson.of(1).jpeg(), SourceType.TRAINED_ALGORITHMIC_MEDIA, "provider");
        assertThat(Marking.on(said, SourceType.COMPOSITE_SYNTHETIC, "ours")).isSameAs(said);
    }

    @Test
    void doesNotTouchWhatIsNeither() {
        byte[] text = "RIFF....WEBP".getBytes(java.nio.charset.StandardCharsets.US_ASCII);
        assertThat(Marking.on(text, SourceType.COMPOSITE_SYNTHETIC, "m")).isSameAs(text);
        assertThat(Marking.on(new byte[0], SourceType.COMPOSITE_SYNTHETIC, "m")).isEmpty();
    }

    @Test
    void readsDamagedPicturesToTheEnd() {
        SplittableRandom random = new SplittableRandom(20261123);
        byte[] marked = Marking.on(DrawnPerson.of(1).png(), SourceType.COMPOSITE_SYNTHETIC, "m");
        byte[] start = Arrays.copyOf(marked, 600);
        for (int i = 0; i < 5_000; i++) {
            byte[] damaged = Arrays.copyOf(start, random.nextInt(start.length));
            for (int hit = 0; hit < 4 && damaged.length > 0; hit++) {
                damaged[random.nextInt(damaged.length)] = (byte) random.nextInt();
            }
            Marking.sourceType(damaged);
            assertThat(Marking.on(damaged, SourceType.COMPOSITE_SYNTHETIC, "m")).isNotNull();
        }
    }

    @Test
    void saysTheTruthAboutEachModel() {
        assertThat(SourceType.of(new ModelInfo("onlyyou", "painter", "2"))).isEqualTo(SourceType.COMPOSITE_SYNTHETIC);
        assertThat(SourceType.of(new ModelInfo("somebody", "diffusion", "1")))
                .isEqualTo(SourceType.COMPOSITE_WITH_TRAINED_ALGORITHMIC_MEDIA);
    }

    private static int[] pixels(byte[] picture) throws IOException {
        BufferedImage image = ImageIO.read(new ByteArrayInputStream(picture));
        return image.getRGB(0, 0, image.getWidth(), image.getHeight(), null, 0, image.getWidth());
    }
}
